import { type EntityManager, type HubContext, rowsByOwner, unseal } from '@hub/subgraph-kit';
import { identifiable } from '../access/access.decision.js';
import { type PurposedReading, purposedReading } from '../access/purposed-reading.js';
import type { ReporterRead } from '../reporter/reporter.reference.js';
import { sealedWords } from './tip.sealing.js';
import { messagesOfCases, tipsOfCases } from './tip.store.js';
import { caseTipOf, messageOf, type TipMessage } from './tip.type.js';

export const tipsOfCase = rowsByOwner({ list: tipsOfCases, keyOf: (row) => row.case_id, shape: caseTipOf });

const readMessages = async (
  tx: EntityManager,
  { ids, ...asked }: PurposedReading,
  context: HubContext,
): Promise<[string, TipMessage[]][]> => {
  const { caller, sealer } = context;
  const rows = ids.map((id) => ({ id, caseId: id, consents: 'NOT_NEEDED' as const }));
  const allowed = await identifiable(tx, { caller, now: context.now() }, { rows, ...asked });
  const audits = new Map(allowed.map(({ row, audit }) => [row.id, audit]));
  const messages = await messagesOfCases(tx, [...audits.keys()]);
  const words = await unseal(tx, sealer, {
    sealed: messages.map((row) => ({ ...sealedWords(row), ...audits.get(row.case_id) })),
    ...{ actor: `person:${caller.id}`, purpose: asked.purpose },
  });
  const shaped = messages.map((row, index) => ({ of: row.case_id, message: messageOf(row, words[index] ?? null) }));
  return [...audits.keys()].map((id) => [id, shaped.flatMap(({ of, message }) => (of === id ? [message] : []))]);
};

/** Null for a case whose reporter the caller may not know for this purpose; they are read by the same right. */
export const tipMessagesOfCase = purposedReading({
  scope: 'reporter:read',
  idOf: (read: ReporterRead) => read.case,
  read: readMessages,
});
