import {
  type EntityManager,
  fingerprintOf,
  type HubContext,
  HubError,
  isId,
  type Obstacle,
  problem,
  problemsOf,
} from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { recordCommittee, requireWritingAbout } from '../committee/committee.changing.js';
import { committeesByKey } from '../committee/committee.store.js';
import { organizationsById } from '../organization/organization.store.js';
import { obstacleToCampaign } from './campaign.rules.js';
import { type CampaignContent, campaignsById, insertCampaign, updateCampaign } from './campaign.store.js';
import {
  type CampaignContentInput,
  type CampaignResult,
  campaignRules,
  kept,
  notKept,
  type PlanCampaignInput,
  plannedRules,
  type UpdateCampaignInput,
} from './campaign.type.js';

export const planCampaign = async (input: PlanCampaignInput, context: HubContext): Promise<CampaignResult> => {
  const { committee: lead, content, idempotencyKey: key } = input;
  await requireWritingAbout(context, lead);
  const wrong = problemsOf(plannedRules, input);
  if (wrong.length) return notKept(...wrong);
  const [by, fingerprint, at] = [context.caller.id, fingerprintOf(input), context.now()];
  return context.asSystem('plan-campaign', async (tx) => {
    const against = await obstacleTo(tx, content, { lead, today: thaiDay(at) });
    if (against) return notKept(problem(against.code, against.field));
    const values = contentOf(content, { id: context.newId(), lead });
    const row = await insertCampaign(tx, values, { lead, by, key, fingerprint, at });
    if (row.fingerprint !== fingerprint) return notKept(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
    if (row.id === values.id) await recordCommittee(tx, lead, { action: 'campaign_planned', by });
    return kept(row);
  });
};

export const changeCampaign = async (input: UpdateCampaignInput, context: HubContext): Promise<CampaignResult> => {
  const { campaign: id, version, content } = input;
  const [found] = isId(id) ? await context.asCaller((tx) => campaignsById(tx, [id])) : [];
  if (!found) throw new HubError('NOT_FOUND');
  const lead = found.committee;
  await requireWritingAbout(context, lead);
  const wrong = problemsOf(campaignRules, input);
  if (wrong.length) return notKept(...wrong);
  return context.asSystem('update-campaign', async (tx) => {
    const against = await obstacleTo(tx, content, { lead, today: thaiDay(context.now()) });
    if (against) return notKept(problem(against.code, against.field));
    const row = await updateCampaign(tx, contentOf(content, { id, lead }), version);
    if (!row) return notKept(problem('VERSION_CONFLICT', 'input.version'));
    await recordCommittee(tx, lead, { action: 'campaign_updated', by: context.caller.id });
    return kept(row);
  });
};

const contentOf = (
  { title, startsOn, endsOn, committees, organizations, reach }: CampaignContentInput,
  { id, lead }: { readonly id: string; readonly lead: string },
): CampaignContent => ({
  ...{ id, title: title.trim(), starts_on: startsOn, ends_on: endsOn, reach: reach ?? null },
  ...{ committees: [lead, ...committees], organizations },
});

const obstacleTo = async (
  tx: EntityManager,
  content: CampaignContentInput,
  facts: { readonly lead: string; readonly today: string },
): Promise<Obstacle | null> => {
  const against = obstacleToCampaign(content, facts);
  if (against) return against;
  const { committees, organizations } = content;
  const known = new Set(
    [
      ...(await committeesByKey(tx, { ids: committees, codes: [] })),
      ...(await organizationsById(tx, organizations)),
    ].map(({ id }) => id),
  );
  for (const [field, ids] of [['committees', committees] as const, ['organizations', organizations] as const]) {
    const strange = ids.findIndex((id) => !known.has(id));
    if (strange >= 0) return { code: 'NOT_FOUND', field: `input.content.${field}.${strange}` };
  }
  return null;
};
