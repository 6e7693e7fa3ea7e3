import { type AskedPaper, type HubContext, HubError, type Paper, requireScope } from '@hub/subgraph-kit';
import { officeById } from '../office/office.reference.js';
import { officialById } from '../official/official.reference.js';
import { committeeByKey } from '../committee/committee.reference.js';
import { pageOf, PAGE_STYLE } from './handover.page.js';
import { printed } from './handover.print.js';
import { acknowledgementsOfPack, packById, sectionsOfPack } from './handover.reference.js';
import { handoverIn } from './handover.settings.js';

/** A handover pack as a page, for whoever may read it in the graph. */
export const handoverPaper = async (asked: AskedPaper, context: HubContext): Promise<Paper> => {
  requireScope(context.caller, 'handover-pack:read');
  const pack = await context.load(packById, asked.id);
  if (!pack) throw new HubError('NOT_FOUND');
  const office = await context.load(officeById, pack.officeId);
  const acknowledged = (await context.load(acknowledgementsOfPack, pack.id)) ?? [];
  const page = pageOf(asked.language, {
    pack,
    office: office?.titleEn ?? '',
    committee: office?.committeeId ? await context.load(committeeByKey, office.committeeId) : null,
    sections: (await context.load(sectionsOfPack, pack.id)) ?? [],
    acknowledgements: await Promise.all(
      acknowledged.map(async ({ acknowledgedAt: at, officialId }) => ({
        ...{ at, name: (await context.load(officialById, officialId))?.name ?? '' },
      })),
    ),
  });
  return {
    name: `handover-pack-${pack.version}`,
    style: PAGE_STYLE,
    bytes: asked.form === 'html' ? Buffer.from(page) : await printed(page, handoverIn(context).chromium),
  };
};
