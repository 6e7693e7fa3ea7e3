import {
  type EntityManager,
  type HubContext,
  HubError,
  isId,
  problem,
  problemsOf,
  subjectSeal,
  type SubjectSeal,
} from '@hub/subgraph-kit';
import { isChild, thaiDay } from '@hub/vocabulary';
import { recordAct } from '../access/act.js';
import { assistedPerson } from '../assistance/assisted-person.js';
import { isWorkedOn } from '../case/case.rules.js';
import { lockCase, lockedCase } from '../case/case.store.js';
import { keyRules } from '../idempotency.js';
import type { Appointed } from '../permissions.js';
import { subjectOfPerson } from '../person/person.sealing.js';
import type { PersonRow } from '../person/person.store.js';
import { type AgreeSupportPlanInput, type EndSupportGoalInput, planRules } from './support-plan.inputs.js';
import { problemsOfGoalEnd, problemsOfPlan } from './support-plan.rules.js';
import {
  endGoal,
  goalById,
  insertPlan,
  planByKey,
  presentPlan,
  type SupportGoalRow,
  type SupportPlanRow,
} from './support-plan.store.js';
import { notPlanned, planned, type SupportPlanResult } from './support-plan.type.js';
import { sealWords } from './support-words.js';
import { insertWords } from './support-words.store.js';

interface Working {
  readonly person: PersonRow;
  readonly office: Appointed;
  readonly context: HubContext;
}

/** A plan takes the place of the one before, whose goals stay as they are. */
export const agree = async (input: AgreeSupportPlanInput, context: HubContext): Promise<SupportPlanResult> => {
  const supplies = Boolean(input.words) || input.goals.some(({ words }) => words);
  const { person, office } = await assistedPerson(() => Promise.resolve(input.person), { supplies }, context);
  const wrong = [...problemsOf(keyRules, input), ...problemsOf(planRules, input)];
  if (wrong.length) return notPlanned(...wrong);
  if (person.erased_at) return notPlanned(problem('PERSON_ERASED', 'input.person'));
  const standing = problemsOfPlan(
    { agreedOn: input.agreedOn, agreedBy: input.agreedBy, goals: goalsIn(input) },
    {
      today: thaiDay(context.now()),
      child: isChild(person.age_band),
      knowsOffice: (id) => context.directory.office(id) !== undefined,
    },
  );
  if (standing.length) return notPlanned(...standing.map(({ code, field }) => problem(code, `input.${field}`)));
  return context.asSystem('agree-support-plan', (tx) => store(tx, input, { person, office, context }));
};

const goalsIn = (input: AgreeSupportPlanInput) => {
  const told = planRules.parse(input);
  return input.goals.map(({ type, office, targetOn }, index) => ({
    ...{ type, targetOn, office: office ?? null, organization: told.goals[index]!.organization },
    words: told.goals[index]!.words,
  }));
};

const store = async (
  tx: EntityManager,
  input: AgreeSupportPlanInput,
  { person, office, context }: Working,
): Promise<SupportPlanResult> => {
  const { row: of } = await lockedCase(tx, person.case_id);
  const seal = await subjectSeal(tx, context.sealer, subjectOfPerson(person.id));
  if (!seal) return notPlanned(problem('PERSON_ERASED', 'input.person'));
  const digest = seal.digest(JSON.stringify(input));
  const earlier = await planByKey(tx, context.caller.id, input.idempotencyKey);
  if (earlier)
    return earlier.personId === person.id && earlier.digest === digest
      ? planned(earlier)
      : notPlanned(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
  if (!isWorkedOn(of.state)) return notPlanned(problem('CASE_STATE_FORBIDS', 'input.person'));
  const before = await presentPlan(tx, person.id);
  if ((before?.version ?? null) !== (input.version ?? null))
    return notPlanned(problem('VERSION_CONFLICT', 'input.version'));
  const goals = goalsIn(input).map((goal) => ({ ...goal, id: context.newId() }));
  const plan = await insertPlan(
    tx,
    {
      ...{ id: context.newId(), caseId: person.case_id, personId: person.id, version: (before?.version ?? 0) + 1 },
      ...{ agreedOn: input.agreedOn, agreedBy: input.agreedBy, digest, idempotencyKey: input.idempotencyKey },
      ...{ recordedBy: context.caller.id, recordedThrough: office.office, createdAt: context.now() },
    },
    goals,
  );
  const words = [...goals, { id: plan.id, words: planRules.parse(input).words }];
  await insertWords(tx, person.id, sealedWords(seal, words));
  await record(tx, plan, { office, context, action: 'support_plan.agreed' });
  return planned(plan);
};

const sealedWords = (seal: SubjectSeal, rows: readonly { readonly id: string; readonly words: string | null }[]) =>
  rows.flatMap(({ id, words }) => (words === null ? [] : [{ row: id, sealed: sealWords(seal, id, words) }]));

export const end = async (input: EndSupportGoalInput, context: HubContext): Promise<SupportPlanResult> => {
  let goal: SupportGoalRow | undefined;
  const personOf = async (tx: EntityManager): Promise<string | undefined> => {
    goal = isId(input.goal) ? await goalById(tx, input.goal) : undefined;
    return goal?.personId;
  };
  const { person, office } = await assistedPerson(personOf, { supplies: false }, context);
  return context.asSystem('end-support-goal', async (tx) => {
    await lockCase(tx, person.case_id);
    const [before, plan] = [await goalById(tx, goal!.id), await presentPlan(tx, person.id)];
    if (!before) throw new HubError('NOT_FOUND');
    const { status, endedOn, reason = null } = input;
    const isOfPresentPlan = before.planId === plan?.id;
    if (isOfPresentPlan && plan.version !== input.version)
      return notPlanned(problem('VERSION_CONFLICT', 'input.version'));
    const wrong = problemsOfGoalEnd(
      { before: before.status, isOfPresentPlan, agreedOn: plan?.agreedOn ?? '', status, endedOn, reason },
      thaiDay(context.now()),
    );
    if (wrong.length) return notPlanned(...wrong.map(({ code, field }) => problem(code, `input.${field}`)));
    const row = await endGoal(tx, { id: before.id, version: input.version, status, reason, endedOn });
    await record(tx, row!, { office, context, action: `support_plan.goal_${status.toLowerCase()}` });
    return planned(row!);
  });
};

const record = (
  tx: EntityManager,
  { id, caseId }: SupportPlanRow,
  { context, office, action }: Pick<Working, 'context' | 'office'> & { readonly action: string },
): Promise<void> =>
  recordAct(tx, {
    ...{ by: context.caller.id, office: office.office, action, purpose: 'work-on-support-plan' },
    ...{ resourceType: 'support_plan', resource: id, caseId },
  });
