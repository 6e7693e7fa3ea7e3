import { type EntityManager, type HubContext, problem, type Problem, recordAudit } from '@hub/subgraph-kit';
import type { Obstacle } from '../plan/plan.rules.js';

interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** A change of one row, and on which version it was made. */
export interface Change extends Versioned {
  /** Its table, as the audit names it. */
  readonly of: string;
  readonly action: string;
}

/** How a change is made; what stands against it is known before anything is written. */
interface Changing<Row> {
  readonly lock: (tx: EntityManager, id: string) => Promise<Row | undefined>;
  readonly work: (tx: EntityManager, row: Row) => Promise<Row | Obstacle>;
}

/**
 * Changes a row while nobody else does, and records who did it.
 * @returns the row as it now stands, or what to put right
 */
export const changeRow = <Row extends Versioned>(
  context: HubContext,
  { id, version, of, action }: Change,
  { lock, work }: Changing<Row>,
): Promise<Row | Problem> =>
  context.asSystem(`change-${of}`, async (tx) => {
    const row = (await lock(tx, id))!;
    if (row.version !== version) return problem('VERSION_CONFLICT', 'input.version');
    const outcome = await work(tx, row);
    if ('code' in outcome) return problem(outcome.code, outcome.field);
    await recordChange(tx, { of, id, action, by: context.caller.id });
    return outcome;
  });

export const recordChange = (
  tx: EntityManager,
  { of, id, action, by }: Omit<Change, 'version'> & { readonly by: string },
): Promise<void> =>
  recordAudit(tx, [{ actor: `person:${by}`, action: `${of}.${action}`, resourceType: of, resource: id, purpose: of }]);
