import { type Batch, type EntityManager, type HubContext, isId, unseal } from '@hub/subgraph-kit';
import type { AccessPurpose } from '@hub/vocabulary';
import { type ConsentTerms, mayIdentify } from '../access/access.rules.js';
import { type GroundOfCase, groundsOf } from '../access/access.store.js';
import { aboutCase } from '../access/act.js';
import { consentsOfPersons } from '../consent/consent.store.js';
import { type Appointed, requireIdentifying } from '../permissions.js';
import { LIVE_STATES } from './referral.rules.js';
import { type ReferralWord, sealedOf } from './referral.sealing.js';
import { personsOfReferrals, type ReferralRow, referralsById, wordsOfReferrals } from './referral.store.js';

/** Words of a referral that are read, and what for. */
export interface WordRead {
  readonly referral: string;
  readonly purpose: AccessPurpose;
}

const SCOPE = 'referral:note';

/** Null for a referral whose words the caller may not read for this purpose. */
const batchOf =
  (word: ReferralWord): Batch<WordRead, { readonly text: string | null }> =>
  async (reads, context) => {
    const found = new Map<string, string | null>();
    for (const purpose of new Set(reads.map((read) => read.purpose))) {
      const ids = reads.flatMap((read) => (read.purpose === purpose && isId(read.referral) ? [read.referral] : []));
      for (const [id, text] of await readWords(ids, { word, purpose }, context)) found.set(`${purpose} ${id}`, text);
    }
    return reads.map(({ referral, purpose }) => {
      const text = found.get(`${purpose} ${referral}`);
      return text === undefined ? null : { text };
    });
  };

export const wordsOfReferral: Readonly<Record<ReferralWord, ReturnType<typeof batchOf>>> = {
  NOTES: batchOf('NOTES'),
  OVERRIDE: batchOf('OVERRIDE'),
  FEEDBACK: batchOf('FEEDBACK'),
  RECEIVER: batchOf('RECEIVER'),
  CHANNEL: batchOf('CHANNEL'),
};

interface Asked {
  readonly word: ReferralWord;
  readonly purpose: AccessPurpose;
}

const readWords = (ids: readonly string[], asked: Asked, context: HubContext): Promise<Map<string, string | null>> => {
  const held = requireIdentifying(context, SCOPE);
  return context.asCallerOnRecord(async (tx) => {
    const rows = await readable(tx, { ids, held, ...asked }, context);
    const stored = await wordsOfReferrals(
      tx,
      rows.map(({ row }) => row.id),
      asked.word,
    );
    const sealed = stored.map((each) => {
      const { row, office } = rows.find((one) => one.row.id === each.referral)!;
      return { ...sealedOf(each), about: aboutCase(row.caseId), office };
    });
    const { sealer, caller } = context;
    const opened = await unseal(tx, sealer, { sealed, actor: `person:${caller.id}`, purpose: asked.purpose });
    const texts = new Map(stored.map(({ referral }, index) => [referral, opened[index] ?? null]));
    return new Map(rows.map(({ row }) => [row.id, texts.get(row.id) ?? null]));
  }, asked.purpose);
};

interface Readable {
  readonly row: ReferralRow;
  /** The office that allows it. */
  readonly office: string;
}

const readable = async (
  tx: EntityManager,
  { ids, held, word, purpose }: Asked & { readonly ids: readonly string[]; readonly held: readonly Appointed[] },
  context: HubContext,
): Promise<Readable[]> => {
  const { caller } = context;
  const now = context.now();
  const rows = await referralsById(tx, ids);
  const persons = await personsOfReferrals(tx, ids);
  const consents = await consentsOfPersons(
    tx,
    persons.map(({ person }) => person),
  );
  const cases = [...new Set(rows.map(({ caseId }) => caseId))];
  const grounds = cases.length ? await groundsOf(tx, { cases, person: caller.id, held }) : [];
  return rows.flatMap((row) => {
    const each = persons.flatMap(({ referral, person }) =>
      referral === row.id ? [consents.filter(({ personId }) => personId === person)] : [],
    );
    const allowing = grounds.find((given) => {
      const kind = held.find(({ office }) => office === given.office)?.kind;
      const needed = consentsNeeded(row, given, { word, each });
      const reading = { scope: SCOPE, purpose, ground: given.ground, mfa: caller.mfa, now } as const;
      return kind && needed?.every((given) => mayIdentify({ ...reading, kind, consents: given }));
    });
    return allowing ? [{ row, office: allowing.office }] : [];
  });
};

/**
 * Whoever works on the case reads all words by the consents of all persons; the receiver the notes, while the referral
 * is live, and by the recorded override where it was sent by one. Undefined when the ground gives nothing of it.
 */
const consentsNeeded = (
  row: ReferralRow,
  { caseId, office, ground }: GroundOfCase,
  { word, each }: { readonly word: ReferralWord; readonly each: readonly (readonly ConsentTerms[])[] },
): readonly (readonly ConsentTerms[] | 'NOT_NEEDED')[] | undefined => {
  if (caseId !== row.caseId) return undefined;
  if (ground.kind === 'ASSIGNMENT') return each;
  const isReceiver = ground.kind === 'SHARE' && office === row.toOffice && LIVE_STATES.includes(row.state);
  if (!isReceiver || word !== 'NOTES') return undefined;
  return row.overrideBasis ? ['NOT_NEEDED'] : each;
};
