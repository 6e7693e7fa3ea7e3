import { type Batch, type HubContext, isId, rowByKey, unseal } from '@hub/subgraph-kit';
import type { AccessPurpose } from '@hub/vocabulary';
import { identifiable } from '../access/access.decision.js';
import { requireIdentifying } from '../permissions.js';
import type { ReporterRead } from '../reporter/reporter.reference.js';
import { sealedWords } from './tip.sealing.js';
import { messagesOfCases, tipsOfCases } from './tip.store.js';
import { caseTipOf, messageOf, type TipMessage } from './tip.type.js';

export const tipOfCase = rowByKey({ list: tipsOfCases, keyOf: (row) => row.case_id, shape: caseTipOf });

/** Null for a case whose reporter the caller may not know for this purpose; they are read by the same right. */
export const tipMessagesOfCase: Batch<ReporterRead, TipMessage[]> = async (reads, context) => {
  const found = new Map<string, TipMessage[]>();
  for (const purpose of new Set(reads.map((read) => read.purpose))) {
    const cases = reads.filter((read) => read.purpose === purpose).map((read) => read.case);
    for (const [id, messages] of await readMessages(cases.filter(isId), purpose, context))
      found.set(`${purpose} ${id}`, messages);
  }
  return reads.map((read) => found.get(`${read.purpose} ${read.case}`) ?? null);
};

const readMessages = (
  cases: readonly string[],
  purpose: AccessPurpose,
  context: HubContext,
): Promise<[string, TipMessage[]][]> => {
  const held = requireIdentifying(context, 'reporter:read');
  const { caller, sealer } = context;
  return context.asCallerOnRecord(async (tx) => {
    const rows = cases.map((id) => ({ id, caseId: id, consents: 'NOT_NEEDED' as const }));
    const allowed = await identifiable(
      tx,
      { caller, now: context.now() },
      { rows, scope: 'reporter:read', purpose, held },
    );
    const audits = new Map(allowed.map(({ row, audit }) => [row.id, audit]));
    const messages = await messagesOfCases(tx, [...audits.keys()]);
    const words = await unseal(tx, sealer, {
      sealed: messages.map((row) => ({ ...sealedWords(row), ...audits.get(row.case_id) })),
      ...{ actor: `person:${caller.id}`, purpose },
    });
    const shaped = messages.map((row, index) => ({ of: row.case_id, message: messageOf(row, words[index] ?? null) }));
    return [...audits.keys()].map((id) => [id, shaped.flatMap(({ of, message }) => (of === id ? [message] : []))]);
  }, purpose);
};
