import { type NewEscalation, openEscalations } from '@hub/inbox';
import {
  type EntityManager,
  type HubContext,
  openingOf,
  type RuleVersion,
  type Services,
  tellOffices,
  withoutWaiting,
} from '@hub/subgraph-kit';
import type { AlertCommittee, AlertRule } from '@hub/vocabulary';
import { paceOf, UPDATE_INBOX, type UpdateFacts } from '../answer/escalate.task.js';
import { committeesNamed } from '../committee/committee.rules.js';
import { recordTold } from '../coordination/told.store.js';
import type { RepatriationRow } from '../repatriation/repatriation.row.js';
import { answerersOf, entryBody, recipientsOf, type Said, updateBody } from './update.rules.js';
import { type NewUpdate, publishUpdates } from './update.store.js';

/** Who changes a return, and what that needs. */
export type Acting = Pick<HubContext, 'caller' | 'directory' | 'alertRules' | 'now' | 'newId'>;
export type Parts = Pick<Services, 'directory' | 'newId'>;

interface Telling {
  readonly rule: RuleVersion;
  readonly rows: readonly RepatriationRow[];
  readonly at: Date;
  /** Where it is told because somebody said something. */
  readonly said?: Said | undefined;
  /** What is told in the same go, because inboxes are locked once. */
  readonly also?: readonly Told[];
}

/** What is said of one return, to whom, and what is opened with it where somebody must answer. */
export interface Told extends NewUpdate {
  readonly row: RepatriationRow;
  readonly opened?: NewEscalation;
}

/** By a rule: the inboxes of offices, what follows until one answers, and people reached outside the graph. */
export const tell = async (tx: EntityManager, parts: Parts, telling: Telling): Promise<void> => {
  const { rule, rows, at, said, also = [] } = telling;
  const { directory } = parts;
  const updates = rows.map((row) => {
    const recipients = recipientsOf(directory, rule, { ...row, at });
    const offices = answerersOf(rule.code, { ...row, said }, recipients);
    return updateFor(parts, rule, { row, at, said, recipients, offices });
  });
  await send(tx, parts, [...updates, ...also]);
};

/** Puts all that is said at one moment where it belongs. The last act of a transaction. */
export const send = async (tx: EntityManager, parts: Parts, updates: readonly Told[]): Promise<void> => {
  await openEscalations(
    tx,
    updates.flatMap(({ opened }) => opened ?? []),
  );
  const entries = await publishUpdates(tx, updates, () => parts.newId());
  for (const { row, recipients, at } of updates.filter(({ silent }) => !silent))
    await recordTold(tx, parts.directory, { row, offices: recipients, at });
  const ofEvent = new Map(updates.map((update) => [update.event, update]));
  await tellOffices(
    tx,
    entries.map(({ owner: office, number, event }) => {
      const { body, answer, at } = ofEvent.get(event)!;
      const rule: AlertRule = body.rule ?? 'A10';
      const urgency = answer?.offices.includes(office) ? paceOf(rule) : null;
      const where = { inbox: UPDATE_INBOX, number, at: at.toISOString() };
      return { ...{ office, rule, urgency, audience: 'DUTY' as const }, ...where };
    }),
  );
};

/** One return, who is told of it, and which of them must answer. */
interface Addressed {
  readonly row: RepatriationRow;
  readonly at: Date;
  readonly said?: Said | undefined;
  readonly recipients: readonly string[];
  readonly offices: readonly string[];
  /** Committees that the rule can name beside those of the lead. */
  readonly committees?: Readonly<Partial<Record<AlertCommittee, readonly string[]>>>;
}

export const updateFor = (
  parts: Parts,
  rule: RuleVersion,
  { row, at, said, recipients, offices, committees }: Addressed,
): Told => {
  const body = entryBody(updateBody(row, at), rule.code, said?.entry);
  const { directory } = parts;
  const [event, escalation] = [parts.newId(), parts.newId()];
  const counterpart = { office: row.counterpart, scope: row.releaseScope };
  const pace = paceOf(rule.code);
  const { plan } = openingOf(rule, pace, false);
  if (!offices.length || !plan.length) return { row, recipients, body, at, event, counterpart };
  const isThere = offices.some((office) => directory.isHeld(office, at.getTime()));
  const facts: UpdateFacts = {
    ...{ urgency: pace, duty: [], committees: { ...committeesNamed(directory, row.leadCommittee), ...committees } },
    ...{ repatriation: row.id, offices, body, ...(said && { said: said.id }) },
  };
  return {
    ...{ row, recipients, body, at, event, counterpart, answer: { offices, escalation } },
    opened: { id: escalation, event, rule: rule.code, plan: isThere ? plan : withoutWaiting(plan), facts },
  };
};
