import { In } from 'typeorm';
import { beforeOf, type EntityManager, type HubContext, pagesByOwner, rowByKey } from '@hub/subgraph-kit';
import type { HandoverSide, Phrase } from '@hub/vocabulary';
import { REPATRIATION_EVENTS } from '../events.js';
import { claimKey, earlierUse } from '../idempotency/idempotency.store.js';
import type { RepatriationRow } from '../repatriation/repatriation.row.js';
import { lockFollowed, lockRepatriation } from '../repatriation/repatriation.store.js';
import { isToldAbroad } from '../retention/retention.rules.js';
import { audit, tellSaid } from '../update/change.store.js';
import { RepatriationPhraseEntity } from './phrase.entity.js';
import type { PhraseValues } from './phrase.rules.js';
import { saidPhraseOf } from './phrase.type.js';

export const loadPhrases = rowByKey({
  list: (tx, ids) => tx.findBy(RepatriationPhraseEntity, { id: In([...ids]) }),
  keyOf: ({ id }) => id,
  shape: saidPhraseOf,
});

/** A phrase that was said, with the instant of its cursor, to the microsecond. */
type SaidRow = RepatriationPhraseEntity & { readonly owner: string; readonly instant: string };

const pagesBy = (column: 'repatriation' | 'ref') =>
  pagesByOwner<SaidRow>({
    list: (tx, owners, { keyset: { limit, after } }) =>
      tx.query(
        `select given.owner, found.*
           from unnest($1::text[]) as given (owner)
           cross join lateral (
             select p.id, p.ref, p.side, p.office, p.phrase, p.parameters, p.at,
                    to_char(p.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as instant
               from repatriation_phrase p
              where p.${column}::text = given.owner and (p.at, p.id) < ($2::timestamptz, $3::uuid)
              order by p.at desc, p.id desc limit $4
           ) found`,
        [owners, ...beforeOf(after), limit],
      ),
    ownerOf: ({ owner }) => owner,
    key: ({ id, instant }) => ({ id, at: instant }),
  });

/** What was said of repatriations, newest first: by their ids, and by the pseudonyms that both sides follow. */
export const pagesOfRepatriations = pagesBy('repatriation');
export const pagesOfRefs = pagesBy('ref');

/** What is said, and the key that it is said under. */
export interface ToSay {
  readonly phrase: Phrase;
  readonly parameters: PhraseValues;
  readonly idempotencyKey: string;
}

export type SaidPhraseOutcome = RepatriationPhraseEntity | 'IDEMPOTENCY_KEY_REUSED' | 'REPATRIATION_NEEDS_RELEASE';

/** The Thai side says something to the other, which must know of the return. */
export const sayHere = (
  context: HubContext,
  office: string,
  input: ToSay & { readonly repatriation: string },
): Promise<SaidPhraseOutcome> =>
  context.asSystem('say-to-counterpart', async (tx) => {
    const row = await lockRepatriation(tx, input.repatriation);
    if (!isToldAbroad(row, context.now())) return 'REPATRIATION_NEEDS_RELEASE';
    return say(tx, context, { row, side: 'THAILAND', office, input });
  });

/**
 * The other side says something to the Thai side.
 * @returns undefined when this office was told of no such return, or is told no more
 */
export const sayThere = (
  context: HubContext,
  input: ToSay & { readonly office: string; readonly ref: string },
): Promise<SaidPhraseOutcome | undefined> =>
  context.asSystem('say-of-repatriation', async (tx) => {
    const row = await lockFollowed(tx, { ...input, at: context.now() });
    return row && say(tx, context, { row, side: 'COUNTERPART', office: input.office, input });
  });

interface Saying {
  readonly row: RepatriationRow;
  readonly side: HandoverSide;
  readonly office: string;
  readonly input: ToSay;
}

/** Stores a phrase, once, and tells both sides; nobody has to answer it. */
const say = async (
  tx: EntityManager,
  context: HubContext,
  { row, side, office, input }: Saying,
): Promise<SaidPhraseOutcome> => {
  const { phrase, parameters, idempotencyKey: key } = input;
  const id = context.newId();
  const keyed = { key, input, repatriation: row.id, made: id };
  const before = await earlierUse(tx, context, keyed);
  if (before?.outcome === 'REPEATED' && before.made)
    return tx.findOneByOrFail(RepatriationPhraseEntity, { id: before.made });
  if (before || (await claimKey(tx, context, keyed))) return 'IDEMPOTENCY_KEY_REUSED';
  await tx.insert(RepatriationPhraseEntity, {
    ...{ id, repatriation: row.id, ref: row.ref, counterpart: row.counterpart, side, office, phrase, parameters },
    ...{ at: context.now(), person: context.caller.id },
  });
  await audit(tx, context, [{ id: row.id, event: REPATRIATION_EVENTS.phraseSaid }]);
  await tellSaid(tx, context, row, { id, entry: { phrase: id }, asks: false });
  return tx.findOneByOrFail(RepatriationPhraseEntity, { id });
};
