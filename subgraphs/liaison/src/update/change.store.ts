import { actorOf, type EntityManager, type HubContext, recordAudit } from '@hub/subgraph-kit';
import type { RepatriationReason } from '@hub/vocabulary';
import { endWaiting } from '../answer/waiting.store.js';
import { type Ending, endDisclosures } from '../disclosure/disclosure.ending.js';
import { REPATRIATION_EVENTS, type RepatriationEvent } from '../events.js';
import { followPreparations } from '../preparation/preparation.store.js';
import type { RepatriationRow } from '../repatriation/repatriation.row.js';
import { isEnded } from '../repatriation/repatriation.rules.js';
import { readRepatriation } from '../repatriation/repatriation.store.js';
import { isShared } from '../retention/retention.rules.js';
import { limitSight } from '../retention/retention.store.js';
import { RepatriationStepEntity } from '../step/step.entity.js';
import { type Acting, tell, type Told } from './tell.store.js';
import { endBody, type Said } from './update.rules.js';

/** What was done to a repatriation, by which office, and why where it needs a reason. */
export interface Change {
  readonly id: string;
  /** Null where a person of its case did it: no step of an office. */
  readonly office: string | null;
  readonly event: RepatriationEvent;
  readonly reason?: RepatriationReason | null;
  /** What was said with it. */
  readonly said?: Said;
}

/** Decisions about what is told are no steps of the return. */
const OF_RELEASE: readonly RepatriationEvent[] = [
  ...[REPATRIATION_EVENTS.released, REPATRIATION_EVENTS.scoped, REPATRIATION_EVENTS.withdrawn],
];

/** What gives a return another window. */
const OF_PLAN: readonly RepatriationEvent[] = [REPATRIATION_EVENTS.rescheduled, REPATRIATION_EVENTS.grouped];

/** Records a change just written: its step, its audit, and what each side is told. The last act of a transaction. */
export const recordChange = async (tx: EntityManager, context: Acting, change: Change): Promise<RepatriationRow> =>
  (await recordChanges(tx, context, [change]))[0]!;

/** The same for several that change together; they are told in one go, because inboxes are locked once. */
export const recordChanges = async (
  tx: EntityManager,
  context: Acting,
  changes: readonly Change[],
): Promise<RepatriationRow[]> => {
  const at = context.now();
  const rows: RepatriationRow[] = [];
  for (const { id, office, event, reason = null } of changes) {
    const row = await limitSight(tx, await readRepatriation(tx, id), at);
    rows.push(event === REPATRIATION_EVENTS.consentWithdrawn ? { ...row, withdrawal: 'CONSENT_WITHDRAWN' } : row);
    if (OF_RELEASE.includes(event) || office === null) continue;
    const { version, state } = row;
    const person = context.caller.id;
    await tx.insert(RepatriationStepEntity, { repatriation: id, version, state, at, office, person, reason });
  }
  await audit(tx, context, changes);
  const by = actorOf(context.caller).id;
  await endWaiting(tx, { rule: 'A12', repatriations: rows.map(({ id }) => id), by });
  await endWaiting(tx, { rule: 'A10', repatriations: newlyPlanned(changes, rows), said: ['DELAYED', 'CANNOT'], by });
  const also = [...(await followPreparations(tx, context, { rows, at, by })), ...endsOf(context, changes, rows)];
  await tell(tx, context, { rule: context.alertRules.current('A10')!, rows, at, also, said: changes[0]?.said });
  await endDisclosures(tx, context, endingsOf(changes, rows));
  return rows;
};

/** Returns whose plan was just changed: whoever asked for that has the answer. */
const newlyPlanned = (changes: readonly Change[], rows: readonly RepatriationRow[]): string[] =>
  rows
    .filter((row, index) => OF_PLAN.includes(changes[index]!.event) || row.state === 'ON_HOLD' || isEnded(row))
    .map(({ id }) => id);

/** The other side is told at once that it is told no more: its screens must not go on showing what was withdrawn. */
const endsOf = (context: Acting, changes: readonly Change[], rows: readonly RepatriationRow[]): Told[] => {
  const at = context.now();
  return rows
    .filter((row, index) => changes[index]!.event === REPATRIATION_EVENTS.withdrawn && isShared(row, at))
    .map((row) => ({
      ...{ row, recipients: [row.counterpart], body: endBody(row, at), at, event: context.newId() },
      counterpart: { office: row.counterpart, scope: [] },
    }));
};

/** What waits for a code ends with the release, and with the return. */
const endingsOf = (changes: readonly Change[], rows: readonly RepatriationRow[]): Ending[] =>
  rows.flatMap((row, index): Ending[] => {
    if (changes[index]?.event === REPATRIATION_EVENTS.withdrawn)
      return [{ repatriation: row.id, ending: 'RELEASE_WITHDRAWN' }];
    return isEnded(row) ? [{ repatriation: row.id, ending: 'RETURN_ENDED' }] : [];
  });

/** Records what changes no state: only the audit is written, and nobody is told. */
export const audit = (
  tx: EntityManager,
  context: Acting,
  changes: readonly Pick<Change, 'id' | 'event'>[],
): Promise<void> =>
  recordAudit(
    tx,
    changes.map(({ id, event }) => ({
      ...{ actor: actorOf(context.caller).id, action: event, resourceType: 'repatriation', resource: id },
      purpose: 'repatriation',
    })),
  );

/** Tells both sides what one of them said of a repatriation that is as it was. */
export const tellSaid = async (tx: EntityManager, context: HubContext, row: RepatriationRow, said: Said) =>
  tell(tx, context, { rule: context.alertRules.current('A10')!, rows: [row], at: context.now(), said });

/** Tells the Thai side alone, once more as it stands: the other country has turned its key. */
export const tellOurs = async (tx: EntityManager, context: HubContext, row: RepatriationRow): Promise<void> => {
  const rule = context.alertRules.current('A10')!;
  await tell(tx, context, { rule, rows: [{ ...row, releasedAt: null }], at: context.now() });
};
