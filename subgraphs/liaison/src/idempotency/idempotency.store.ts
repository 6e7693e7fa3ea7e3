import { actorOf, type EntityManager, fingerprintOf, type HubContext } from '@hub/subgraph-kit';
import { IdempotencyRecordEntity } from './idempotency.entity.js';

/** What the caller sent under a key; without a key nothing is ever found. */
export interface Keyed {
  readonly key: string | null;
  readonly input: object;
}

/** REPEATED: the same was done before, to `repatriation`. REUSED: the key belongs to another input. */
export interface EarlierUse {
  readonly outcome: 'REPEATED' | 'REUSED';
  readonly repatriation: string;
  /** Id of what was made, where that is not the repatriation itself. */
  readonly made: string | null;
}

/** The caller's earlier use of a key, if any. */
export const earlierUse = async (
  tx: EntityManager,
  context: HubContext,
  { key, input }: Keyed,
): Promise<EarlierUse | undefined> => {
  if (key === null) return undefined;
  const known = await tx.findOneBy(IdempotencyRecordEntity, { caller: actorOf(context.caller).id, key });
  if (!known) return undefined;
  return {
    outcome: known.inputHash === fingerprintOf(input) ? 'REPEATED' : 'REUSED',
    ...{ repatriation: known.repatriation, made: known.made },
  };
};

/** Takes a key for what this transaction does; waits for a concurrent holder and then tells of it. */
export const claimKey = async (
  tx: EntityManager,
  context: HubContext,
  { key, input, repatriation, made = null }: Keyed & { readonly repatriation: string; readonly made?: string | null },
): Promise<EarlierUse | undefined> => {
  if (key === null) return undefined;
  const taken: unknown[] = await tx.query(
    `insert into idempotency_record (caller, key, input_hash, repatriation, made, created_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning key`,
    [actorOf(context.caller).id, key, fingerprintOf(input), repatriation, made, context.now()],
  );
  return taken.length ? undefined : earlierUse(tx, context, { key, input });
};
