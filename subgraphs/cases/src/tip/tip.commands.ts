import { type EntityManager, type HubContext, problem, subjectSeal, unseal } from '@hub/subgraph-kit';
import { aboutCase, ANYBODY, recordAct } from '../access/act.js';
import { assignedCase } from '../assignment/assigned-case.js';
import { requireAlerting, requireAnsweringTips } from '../permissions.js';
import { NOBODY, planFiling, subjectOfReport } from '../report/report.filing.js';
import { problemsOfPlaces } from '../report/report.rules.js';
import { fileReport } from '../report/report.store.js';
import { newCode } from '../one-time-code/one-time-code.js';
import { keyOfTip, tokenOfCode } from './tip.code.js';
import {
  type AddToTipInput,
  type AnswerTipInput,
  checkTip,
  problemsOfMessage,
  type SubmitTipInput,
} from './tip.inputs.js';
import { MOST } from './tip.rules.js';
import { sealedWords, wordsPlace } from './tip.sealing.js';
import {
  answersOfTip,
  insertCode,
  insertMessage,
  insertTip,
  lockTip,
  messageByKey,
  tipByToken,
  type TipRow,
  tipsOfCases,
} from './tip.store.js';
import { tellAddition } from './tip.telling.js';
import * as type from './tip.type.js';

/** Files a tip as every report is filed; sent again, it answers another code to the same tip. */
export const submit = async (input: SubmitTipInput, context: HubContext): Promise<type.SubmitTipResult> => {
  requireAlerting(context);
  const checked = checkTip(input);
  if (!('told' in checked)) return type.notSubmitted(checked);
  const wrong = problemsOfPlaces(context.directory, checked.told);
  if (wrong.length) return type.notSubmitted(wrong.map(({ code, field }) => problem(code, field)));
  const { directory, alertRules, sealer, indexKey } = context;
  const [code, at] = [newCode(), context.now()];
  const idempotencyKey = keyOfTip(indexKey, checked.idempotencyKey, JSON.stringify(checked.told));
  const filing = planFiling(
    { ...checked, idempotencyKey },
    {
      ...{ directory, sealer, indexKey, at, rules: alertRules.all(), newId: () => context.newId() },
      ...{ filedBy: NOBODY, filedThrough: NOBODY },
    },
  );
  const { caseId } = filing.report;
  const { outcome, report } = await context.asSystem('submit-tip', async (tx) => {
    const filed = await fileReport(tx, filing, sealer, (along) =>
      insertTip(along, { report: filing.report.id, caseId, at }),
    );
    if (filed.outcome !== 'KEY_REUSED')
      await insertCode(tx, { token: tokenOfCode(indexKey, code), report: filed.report.id, at });
    return filed;
  });
  // of the same words a key is reused only after they were erased
  return outcome === 'KEY_REUSED'
    ? type.notSubmitted([problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey')])
    : type.submitted(code, report.createdAt);
};

/** What was answered to whoever holds the code; null for a wrong one. */
export const read = (code: string, context: HubContext): Promise<type.Tip | null> =>
  context.asSystem('read-tip', async (tx) => {
    const tip = await tipByToken(tx, tokenOfCode(context.indexKey, code));
    if (!tip) return null;
    const rows = await answersOfTip(tx, tip.report_id);
    const words = await unseal(tx, context.sealer, {
      sealed: rows.map((row) => ({ ...sealedWords(row), about: aboutCase(tip.case_id) })),
      ...{ actor: ANYBODY, purpose: 'TIP' },
    });
    const answers = rows.flatMap(({ created_at: at }, index) => {
      const plain = words[index];
      return plain ? [type.answerOf(plain, at)] : [];
    });
    return type.tipOf(tip, answers);
  });

/** Adds to a tip by its code; what stands against it is the same for every wrong code. */
export const add = async (input: AddToTipInput, context: HubContext): Promise<type.AddToTipResult> => {
  const wrong = problemsOfMessage(input);
  if (wrong.length) return type.notAdded(wrong);
  const written = await context.asSystem('add-to-tip', async (tx) => {
    const tip = await tipByToken(tx, tokenOfCode(context.indexKey, input.code));
    return tip ? write(tx, input, { tip, by: null, office: null, context }) : ('NOT_FOUND' as const);
  });
  if (written === 'NOT_FOUND') return type.notAdded([problem('NOT_FOUND', 'input.code')]);
  return 'tip' in written ? type.added(written.at) : type.notAdded([written.problem]);
};

export const answer = async (input: AnswerTipInput, context: HubContext): Promise<type.AnswerTipResult> => {
  const offices = requireAnsweringTips(context);
  const by = context.caller.id;
  const { through, tip } = await context.asCaller(async (tx) => {
    const found = await assignedCase(tx, { caseId: input.case, person: by, offices });
    const tips = await tipsOfCases(tx, [found.row.id]);
    const own = input.tip == null ? tips[0] : tips.find((each) => each.report_id === input.tip);
    return { through: found.offices[0], tip: own };
  });
  const wrong = problemsOfMessage(input);
  if (wrong.length) return type.notAnswered(wrong);
  if (!tip) return type.notAnswered([problem('TIP_MISSING', 'input.case')]);
  const written = await context.asSystem('answer-tip', (tx) =>
    write(tx, input, { tip, by, office: through.office, context }),
  );
  if (written === 'NOT_FOUND') return type.notAnswered([problem('TIP_MISSING', 'input.case')]);
  return 'tip' in written ? type.answered(written.tip) : type.notAnswered([written.problem]);
};

interface Writing {
  readonly tip: TipRow;
  /** Person id; null for whoever sent the tip. */
  readonly by: string | null;
  readonly office: string | null;
  readonly context: HubContext;
}

type Written = { readonly tip: TipRow; readonly at: Date } | { readonly problem: type.AddToTipResult['problems'][0] };

/** Writes once for each author and key; nothing is kept of a tip whose words were erased. */
const write = async (
  tx: EntityManager,
  { idempotencyKey, words: given }: Pick<AddToTipInput, 'idempotencyKey' | 'words'>,
  { tip, by, office, context }: Writing,
): Promise<Written | 'NOT_FOUND'> => {
  const [id, at, words] = [context.newId(), context.now(), given.trim()];
  const { report_id } = tip;
  const seal = await subjectSeal(tx, context.sealer, subjectOfReport(report_id));
  if (!seal) return 'NOT_FOUND';
  const locked = await lockTip(tx, report_id);
  const { case_id } = locked;
  const [author, digest] = [by ?? NOBODY, seal.digest(words)];
  const earlier = await messageByKey(tx, { report_id, author, idempotencyKey });
  if (earlier)
    return earlier.digest === digest
      ? { tip: locked, at: earlier.created_at }
      : { problem: problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey') };
  if (by === null ? locked.additions >= MOST.additions : locked.answers >= MOST.answers)
    return { problem: problem('TIP_FULL', 'input.words') };
  const sealed = seal.seal(words, wordsPlace(id));
  const stored = await insertMessage(tx, {
    ...{ id, report_id, case_id, author, office, idempotencyKey, digest, sealed_words: sealed, at },
  });
  await recordAct(tx, {
    ...{ by, office, action: by === null ? 'tip.added' : 'tip.answered', purpose: by === null ? 'TIP' : 'answer-tip' },
    ...{ resourceType: 'tip', resource: id, caseId: case_id },
  });
  if (by === null) await tellAddition(tx, stored, context);
  return { tip: stored, at };
};
