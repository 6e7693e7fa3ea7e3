import { type Batch, type EntityManager, type HubContext, unseal } from '@hub/subgraph-kit';
import type { AccessPurpose } from '@hub/vocabulary';
import { type ConsentTerms, mayIdentify } from '../access/access.rules.js';
import { type GroundOfCase, groundsOf } from '../access/access.store.js';
import { aboutCase } from '../access/act.js';
import { type PurposedReading, purposedReading } from '../access/purposed-reading.js';
import { consentsOfPersons } from '../consent/consent.store.js';
import { LIVE_STATES } from './referral.rules.js';
import { type ReferralWord, sealedOf } from './referral.sealing.js';
import { personsOfReferrals, type ReferralRow, referralsById, wordsOfReferrals } from './referral.store.js';

/** Words of a referral that are read, and what for. */
export interface WordRead {
  readonly referral: string;
  readonly purpose: AccessPurpose;
}

/** Null for a referral whose words the caller may not read for this purpose. */
const batchOf = (word: ReferralWord): Batch<WordRead, { readonly text: string | null }> =>
  purposedReading({
    scope: 'referral:note',
    idOf: ({ referral }: WordRead) => referral,
    read: async (tx, asked, context) => {
      const rows = await readable(tx, { ...asked, word }, context);
      const stored = await wordsOfReferrals(
        tx,
        rows.map(({ row }) => row.id),
        word,
      );
      const sealed = stored.map((each) => {
        const { row, office } = rows.find((one) => one.row.id === each.referral)!;
        return { ...sealedOf(each), about: aboutCase(row.caseId), office };
      });
      const { sealer, caller } = context;
      const opened = await unseal(tx, sealer, { sealed, actor: `person:${caller.id}`, purpose: asked.purpose });
      const texts = new Map(stored.map(({ referral }, index) => [referral, opened[index] ?? null]));
      return rows.map(({ row }) => [row.id, { text: texts.get(row.id) ?? null }] as const);
    },
  });

export const wordsOfReferral: Readonly<Record<ReferralWord, ReturnType<typeof batchOf>>> = {
  NOTES: batchOf('NOTES'),
  OVERRIDE: batchOf('OVERRIDE'),
  FEEDBACK: batchOf('FEEDBACK'),
  RECEIVER: batchOf('RECEIVER'),
  CHANNEL: batchOf('CHANNEL'),
};

interface Readable {
  readonly row: ReferralRow;
  /** The office that allows it. */
  readonly office: string;
}

const readable = async (
  tx: EntityManager,
  { ids, held, word, scope, purpose }: PurposedReading & { readonly word: ReferralWord },
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
      const reading = { scope, purpose, ground: given.ground, mfa: caller.mfa, now } as const;
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
