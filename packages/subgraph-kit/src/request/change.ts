import { type EntityManager, recordAudit } from '@hub/store';
import type { ErrorCode } from '@hub/vocabulary';
import { type Problem, problem } from '../schema/shared-types.js';
import type { HubContext } from './context.js';
import { fingerprintOf } from './input.js';

/** What stands against something, and which field would mend it. */
export interface Obstacle {
  readonly code: ErrorCode;
  readonly field: string;
}

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

/** What a new row is known by, should it be sent again. */
interface Keyed {
  readonly id: string;
  readonly idempotency_key: string;
  readonly fingerprint: string;
}

/** How something is made; what stands against it is known before anything is written. */
interface Making<Row> {
  readonly find: (tx: EntityManager, by: string, key: string) => Promise<Row | undefined>;
  readonly make: (tx: EntityManager, keyed: Keyed) => Promise<Row | Obstacle>;
}

/**
 * Makes something once for each key of a caller, and records who did it; a repeat finds what it made.
 * @returns the row, or what to put right
 */
export const makeOnce = <Row extends Pick<Keyed, 'id' | 'fingerprint'>>(
  context: HubContext,
  { input, of, action }: Pick<Change, 'of' | 'action'> & { readonly input: { readonly idempotencyKey: string } },
  { find, make }: Making<Row>,
): Promise<Row | Problem> => {
  const [by, key, fingerprint] = [context.caller.id, input.idempotencyKey, fingerprintOf(input)];
  return context.asSystem(`make-${of}`, async (tx) => {
    const known = await find(tx, by, key);
    if (known)
      return known.fingerprint === fingerprint ? known : problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey');
    const outcome = await make(tx, { id: context.newId(), idempotency_key: key, fingerprint });
    if ('code' in outcome) return problem(outcome.code, outcome.field);
    await recordChange(tx, { of, id: outcome.id, action, by });
    return outcome;
  });
};

/** Records that a row was changed, who did it and what was done. */
export const recordChange = (
  tx: EntityManager,
  { of, id, action, by }: Omit<Change, 'version'> & { readonly by: string },
): Promise<void> =>
  recordAudit(tx, [{ actor: `person:${by}`, action: `${of}.${action}`, resourceType: of, resource: id, purpose: of }]);
