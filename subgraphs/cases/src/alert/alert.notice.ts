import { type EntityManager, type HubContext, tellOffices } from '@hub/subgraph-kit';
import type { PlannedAlert } from './alert.plan.js';
import { tellAlerts } from './alert.telling.js';
import type { CaseNoticeBody } from './alert.type.js';

/** What offices are told of something in a case that they see. */
export interface CaseNotice {
  readonly rule: 'CONFERENCE' | 'TASK';
  readonly offices: readonly string[];
  readonly because: string;
  readonly case: string;
  readonly conference?: string;
}

/**
 * Has offices look at a case: the entry says which, and nothing of it, and nobody has to answer. It opens no case that
 * an office does not see. Needs a system actor. Call it once and last in its transaction: it holds the inboxes.
 */
export const tellNotices = async (
  tx: EntityManager,
  notices: readonly CaseNotice[],
  context: HubContext,
): Promise<void> => {
  const alerts = notices.flatMap((notice) => alertsOf(notice, context));
  await tellOffices(tx, await tellAlerts(tx, { alerts, escalations: [] }));
};

const alertsOf = ({ rule, offices, because, ...about }: CaseNotice, context: HubContext): PlannedAlert[] => {
  const [eventId, createdAt] = [context.newId(), context.now().toISOString()];
  return [...new Set(offices)].map((office) => {
    const committee = context.directory.office(office)?.committee ?? null;
    const body: CaseNoticeBody = {
      ...about,
      ...{ id: context.newId(), eventId, rule, office, committee, ackBy: null, createdAt, reason: { because } },
    };
    return { body, audience: 'OFFICE', urgency: null };
  });
};
