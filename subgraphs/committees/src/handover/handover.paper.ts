import {
  type AskedPaper,
  type HubContext,
  HubError,
  type Paper,
  type PaperDoor,
  paperOf,
  requireScope,
} from '@hub/subgraph-kit';
import { officeById } from '../office/office.reference.js';
import { titleThOf } from '../office/office-title.js';
import { officialById } from '../official/official.reference.js';
import { committeeByKey } from '../committee/committee.reference.js';
import { packPage } from './handover.page.js';
import { acknowledgementsOfPack, packById, sectionsOfPack } from './handover.reference.js';

const give = async (asked: AskedPaper, context: HubContext): Promise<Paper> => {
  requireScope(context.caller, 'handover-pack:read');
  const pack = await context.load(packById, asked.id);
  if (!pack) throw new HubError('NOT_FOUND');
  const office = await context.load(officeById, pack.officeId);
  const acknowledged = (await context.load(acknowledgementsOfPack, pack.id)) ?? [];
  const page = packPage(asked.language, {
    pack,
    office: office && { titleEn: office.titleEn, titleTh: await titleThOf(office, context) },
    committee: office?.committeeId ? await context.load(committeeByKey, office.committeeId) : null,
    sections: (await context.load(sectionsOfPack, pack.id)) ?? [],
    acknowledgements: await Promise.all(
      acknowledged.map(async ({ acknowledgedAt: at, officialId }) => ({
        ...{ at, name: (await context.load(officialById, officialId))?.name ?? '' },
      })),
    ),
  });
  return paperOf(`handover-pack-${pack.version}`, page, { form: asked.form, context });
};

/** Handover packs as pages, for whoever may read them in the graph. */
export const handoverPapers: PaperDoor = { forms: ['html', 'pdf'], give };
