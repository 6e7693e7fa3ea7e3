import {
  type EntityManager,
  type HubContext,
  HubError,
  isId,
  problem,
  problemsOf,
  subjectSeal,
} from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { recordAct } from '../access/act.js';
import { type AssignedCase, assignedCase } from '../assignment/assigned-case.js';
import { agreedToInterview } from '../case/case.step-store.js';
import { lockedCase } from '../case/case.store.js';
import { keyRules } from '../idempotency.js';
import { requirePersonWork, requireSupplying } from '../permissions.js';
import { subjectOfPerson } from '../person/person.sealing.js';
import { type PersonRow, personsById } from '../person/person.store.js';
import { mayBeUsed } from '../screening-form/screening-form.rules.js';
import { formOf } from '../screening-form/screening-form.store.js';
import { type RecordScreeningInput, screeningRules } from './screening.inputs.js';
import { problemsOfScreening } from './screening.rules.js';
import { answerPlace } from './screening.sealing.js';
import { insertScreening, screeningByKey, type ScreeningRow } from './screening.store.js';
import { notScreened, screened, type ScreeningResult } from './screening.type.js';

/** The consent of the person is looked at while it cannot be withdrawn. */
export const record = async (input: RecordScreeningInput, context: HubContext): Promise<ScreeningResult> => {
  const offices = requirePersonWork(context);
  const { person, found } = await context.asCaller(async (tx) => {
    const [row] = isId(input.person) ? await personsById(tx, [input.person]) : [];
    if (!row) throw new HubError('NOT_FOUND');
    return { person: row, found: await assignedCase(tx, { caseId: row.case_id, person: context.caller.id, offices }) };
  });
  if (input.answers?.length) requireSupplying(found.offices, 'assessment:read');
  const wrong = [...problemsOf(keyRules, input), ...problemsOf(screeningRules, input)];
  if (wrong.length) return notScreened(...wrong);
  return context.asSystem('record-screening', (tx) => store(tx, input, { person, found, context }));
};

interface Recording {
  readonly person: PersonRow;
  readonly found: AssignedCase;
  readonly context: HubContext;
}

const store = async (
  tx: EntityManager,
  input: RecordScreeningInput,
  { person: seen, found, context }: Recording,
): Promise<ScreeningResult> => {
  const { row } = await lockedCase(tx, found.row.id);
  const [person] = await personsById(tx, [seen.id]);
  const seal = await subjectSeal(tx, context.sealer, subjectOfPerson(seen.id));
  const digest = seal?.digest(JSON.stringify(input)) ?? '';
  const earlier = await screeningByKey(tx, context.caller.id, input.idempotencyKey);
  if (earlier) return repeated(earlier, digest);
  const form = await formOf(tx, input.form, input.formVersion);
  const answers = input.answers ?? [];
  const wrong = problemsOfScreening({
    ...{ state: row.state, isErased: !seal || person!.erased_at !== null, questions: form?.questions },
    ...{ hasConsent: await agreedToInterview(tx, seen.id), finding: input.finding, indicators: input.indicators },
    ...{ answers, isInForce: form !== undefined && mayBeUsed(form, thaiDay(context.now())) },
  });
  if (wrong.length || !seal) return notScreened(...wrong.map(({ code, field }) => problem(code, field)));
  const id = context.newId();
  const stored = await insertScreening(
    tx,
    {
      ...{ id, case_id: row.id, person_id: seen.id, form: input.form, form_version: input.formVersion },
      ...{ finding: input.finding, indicators: [...new Set(input.indicators)], screened_by: context.caller.id },
      ...{ screened_through: found.offices[0].office, idempotency_key: input.idempotencyKey, digest },
    },
    answers.map(({ question, answer }) => ({ question, sealed: seal.seal(answer.trim(), answerPlace(id, question)) })),
  );
  await recordAct(tx, {
    ...{ by: context.caller.id, office: found.offices[0].office, action: 'screening.recorded' },
    ...{ purpose: 'record-screening', resourceType: 'screening', resource: id, caseId: row.id },
  });
  return screened(stored);
};

const repeated = (earlier: ScreeningRow, digest: string): ScreeningResult =>
  earlier.digest === digest && digest !== ''
    ? screened(earlier)
    : notScreened(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
