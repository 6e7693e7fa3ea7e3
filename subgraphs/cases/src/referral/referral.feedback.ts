import { type EntityManager, type HubContext, subjectSeal } from '@hub/subgraph-kit';
import { sealWord, subjectOfReferral } from './referral.sealing.js';
import { insertWords } from './referral.store.js';

/** Keeps what the receiver tells at the end. Needs a system actor. */
export const sealFeedback = async (
  tx: EntityManager,
  { id, feedback }: { readonly id: string; readonly feedback: string },
  { sealer }: HubContext,
): Promise<void> => {
  const seal = await subjectSeal(tx, sealer, subjectOfReferral(id));
  // nothing more is kept of persons one of whom was erased
  if (seal) await insertWords(tx, [sealWord(seal, { referral: id, word: 'FEEDBACK', plain: feedback })]);
};
