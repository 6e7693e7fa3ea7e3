import { In } from 'typeorm';
import { type EntityManager, type HubContext, type Problem, problem, rowByKey, rowsByOwner } from '@hub/subgraph-kit';
import { REPATRIATION_EVENTS, type RepatriationEvent } from '../events.js';
import { claimKey, earlierUse } from '../idempotency/idempotency.store.js';
import { RepatriationEntity } from '../repatriation/repatriation.entity.js';
import { COLUMNS, type RepatriationRow } from '../repatriation/repatriation.row.js';
import { isReasonOfWindow } from '../repatriation/repatriation.rules.js';
import { repatriationOf } from '../repatriation/repatriation.type.js';
import { moveTo, refusalsOf } from '../step/step.store.js';
import { recordChanges } from '../update/change.store.js';
import { RepatriationMovementEntity } from './movement.entity.js';
import type { PlannedMovement, RescheduledMovement, StartedMovement } from './movement.inputs.js';
import { movementOf } from './movement.type.js';

/** Which of the caller's offices acts on each repatriation. */
export type Offices = ReadonlyMap<string, string>;
/** A movement as it stands, or what stood against a change. */
export type MovementOutcome = RepatriationMovementEntity | readonly Problem[];

export const loadMovements = rowByKey({
  list: (tx, ids) => tx.findBy(RepatriationMovementEntity, { id: In([...ids]) }),
  keyOf: ({ id }) => id,
  shape: movementOf,
});

/** Those of each movement that the caller may see, by their pseudonym. */
export const loadMembers = rowsByOwner({
  list: (tx, movements): Promise<RepatriationRow[]> =>
    tx.query(`select ${COLUMNS} from repatriation r where r.movement = any ($1::uuid[]) order by r.ref`, [movements]),
  keyOf: ({ movement }) => movement!,
  shape: repatriationOf,
});

/** All that move together, for the hub's own work. */
const membersOf = (tx: EntityManager, movement: string): Promise<RepatriationRow[]> =>
  tx.query(`select ${COLUMNS} from repatriation r where r.movement = $1 order by r.id`, [movement]);

/** Schedules repatriations together: all of them, or none. */
export const plan = (context: HubContext, offices: Offices, input: PlannedMovement): Promise<MovementOutcome> =>
  context.asSystem('plan-repatriation-movement', async (tx) => {
    const { repatriations, crossing, windowStart, windowEnd, idempotencyKey: key } = input;
    const ids = repatriations.map(({ repatriation }) => repatriation);
    const rows = await lockAll(tx, ids);
    const keyed = { key, input, repatriation: ids[0]! };
    const before = await earlierUse(tx, context, keyed);
    if (before) return before.outcome === 'REUSED' ? reused : plannedBefore(tx, rows.get(before.repatriation)!);
    const problems: Problem[] = [];
    for (const [index, { repatriation, version }] of repatriations.entries()) {
      const row = { ...rows.get(repatriation)!, crossing, windowStart, windowEnd };
      const field = `input.repatriations.${index}`;
      const refusals =
        row.version === version ? await refusalsOf(tx, row, { to: 'SCHEDULED', reason: null }) : conflict;
      problems.push(...refusals.map((code) => problem(code, field)));
      if (!isOneWay(row, rows.get(ids[0]!)!)) problems.push(problem('MOVEMENT_NEEDS_ONE_WAY', field));
    }
    if (problems.length) return problems;
    if (await claimKey(tx, context, keyed)) return reused;
    const id = context.newId();
    const { counterpart } = rows.get(ids[0]!)!;
    const [office, person] = [offices.get(ids[0]!)!, context.caller.id];
    await tx.insert(RepatriationMovementEntity, {
      ...{ id, version: 1, counterpart, createdAt: context.now(), office, person },
    });
    for (const row of rows.values()) {
      await moveTo(tx, row, 'SCHEDULED');
      await tx.update(RepatriationEntity, { id: row.id }, { crossing, windowStart, windowEnd, movement: id });
    }
    return told(tx, context, { id, rows, offices, event: REPATRIATION_EVENTS.grouped });
  });

/** Gives all that move together another crossing and window. */
export const rescheduleTogether = (
  context: HubContext,
  offices: Offices,
  input: RescheduledMovement,
): Promise<MovementOutcome> =>
  context.asSystem('reschedule-repatriation-movement', async (tx) => {
    const { crossing, windowStart, windowEnd, reason } = input;
    const rows = await lockScheduled(tx, offices, input);
    if (!(rows instanceof Map)) return rows;
    if ([...rows.values()].some((row) => !isReasonOfWindow(row, reason)))
      return [problem('REPATRIATION_NEEDS_REASON', 'input.reason')];
    for (const { id, version } of rows.values())
      await tx.update(RepatriationEntity, { id }, { crossing, windowStart, windowEnd, version: version + 1 });
    await tx.increment(RepatriationMovementEntity, { id: input.movement }, 'version', 1);
    return told(tx, context, { id: input.movement, rows, offices, event: REPATRIATION_EVENTS.rescheduled, reason });
  });

/** Lets all that move together set out: all of them, or none. */
export const start = (context: HubContext, offices: Offices, input: StartedMovement): Promise<MovementOutcome> =>
  context.asSystem('start-repatriation-movement', async (tx) => {
    const rows = await lockScheduled(tx, offices, input);
    if (!(rows instanceof Map)) return rows;
    const refusals = new Set<Awaited<ReturnType<typeof refusalsOf>>[number]>();
    for (const row of rows.values())
      for (const refusal of await refusalsOf(tx, row, { to: 'IN_TRANSIT', reason: null })) refusals.add(refusal);
    if (refusals.size) return [...refusals].map((code) => problem(code, 'input.movement'));
    for (const row of rows.values()) await moveTo(tx, row, 'IN_TRANSIT');
    await tx.increment(RepatriationMovementEntity, { id: input.movement }, 'version', 1);
    return told(tx, context, { id: input.movement, rows, offices, event: REPATRIATION_EVENTS.advanced });
  });

const reused = [problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey')];
const conflict = ['VERSION_CONFLICT'] as const;

type Rows = Map<string, RepatriationRow>;

const isOneWay = (row: RepatriationRow, first: RepatriationRow): boolean =>
  row.direction === first.direction && row.counterpart === first.counterpart;

const readMovement = (tx: EntityManager, id: string): Promise<RepatriationMovementEntity> =>
  tx.findOneByOrFail(RepatriationMovementEntity, { id });

/** The movement that the same key planned; nobody moves with one that has left it since. */
const plannedBefore = async (tx: EntityManager, { movement }: RepatriationRow): Promise<MovementOutcome> =>
  movement ? readMovement(tx, movement) : [problem('REPATRIATION_STATE_FORBIDS', 'input.repatriations.0')];

/** Rows by id, kept from others until this transaction ends; always in the same order, so that nobody waits in a ring. */
const lockAll = async (tx: EntityManager, ids: readonly string[]): Promise<Rows> => {
  await tx.query('select from repatriation where id = any ($1::uuid[]) order by id for no key update', [ids]);
  const rows: RepatriationRow[] = await tx.query(
    `select ${COLUMNS} from repatriation r where r.id = any ($1::uuid[]) order by r.id`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
};

/** Those of a movement that has not set out, unless somebody changed it since it was read. */
const lockScheduled = async (
  tx: EntityManager,
  offices: Offices,
  { movement, version }: StartedMovement,
): Promise<Rows | readonly Problem[]> => {
  const rows = await lockAll(
    tx,
    (await membersOf(tx, movement)).map(({ id }) => id),
  );
  const known = await readMovement(tx, movement);
  const together = [...rows.values()].filter((row) => row.movement === movement);
  if (together.some(({ id }) => !offices.has(id))) return [problem('NOT_FOUND', 'input.movement')];
  if (known.version !== version) return [problem('VERSION_CONFLICT', 'input.version')];
  if (!together.length || together.some(({ state }) => state !== 'SCHEDULED'))
    return [problem('REPATRIATION_STATE_FORBIDS', 'input.movement')];
  return new Map(together.map((row) => [row.id, row]));
};

interface Together {
  readonly id: string;
  readonly rows: Rows;
  readonly offices: Offices;
  readonly event: RepatriationEvent;
  readonly reason?: RescheduledMovement['reason'];
}

const told = async (
  tx: EntityManager,
  context: HubContext,
  { id, rows, offices, event, reason }: Together,
): Promise<RepatriationMovementEntity> => {
  const changes = [...rows.keys()].map((each) => ({
    ...{ id: each, office: offices.get(each)!, event },
    ...(reason && { reason }),
  }));
  await recordChanges(tx, context, changes);
  return readMovement(tx, id);
};
