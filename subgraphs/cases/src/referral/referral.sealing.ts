import type { SealedValue, SubjectSeal } from '@hub/subgraph-kit';

/** What is told of a referral in free words. */
export type ReferralWord = 'NOTES' | 'OVERRIDE' | 'FEEDBACK' | 'RECEIVER' | 'CHANNEL';

/** One of them as it is stored. */
export interface StoredWord {
  readonly referral: string;
  readonly word: ReferralWord;
  readonly sealed: string;
}

/** A data key of its own: the words are about several persons, and go when any of these is erased. */
export const subjectOfReferral = (referral: string): string => `referral:${referral}`;

const wordPlace = (referral: string, word: ReferralWord) => ({
  table: 'referral_word',
  row: referral,
  column: word.toLowerCase(),
});

export const sealWord = (
  seal: SubjectSeal,
  { referral, word, plain }: { readonly referral: string; readonly word: ReferralWord; readonly plain: string },
): StoredWord => ({ referral, word, sealed: seal.seal(plain.trim(), wordPlace(referral, word)) });

/** A stored word as `unseal` takes it. */
export const sealedOf = ({ referral, word, sealed }: StoredWord): SealedValue => ({
  value: sealed,
  subject: subjectOfReferral(referral),
  place: wordPlace(referral, word),
});
