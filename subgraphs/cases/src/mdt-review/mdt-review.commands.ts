import { type EntityManager, type HubContext, problem, problemsOf, subjectSeal } from '@hub/subgraph-kit';
import { recordAct } from '../access/act.js';
import { emergencyCase, requireRunning } from '../access/emergency-case.js';
import { type AssignedCase, assignedCase } from '../assignment/assigned-case.js';
import { missingFor, NOTHING_GIVEN } from '../case/case.rules.js';
import { applyMove, lengthenReflection } from '../case/case.step-store.js';
import { type CaseRow, lockedCase } from '../case/case.store.js';
import { keyRules } from '../idempotency.js';
import { requireEmergencyAct, requirePersonWork, requireSupplying } from '../permissions.js';
import { subjectOfPerson } from '../person/person.sealing.js';
import { teamsOfCases } from '../team/team.store.js';
import { opinionPlace } from '../screening/screening.sealing.js';
import { type RecordMdtReviewInput, reviewRules } from './mdt-review.inputs.js';
import { factsOf, problemsOfReview, type ProposedReview, stateDecided } from './mdt-review.rules.js';
import { insertReview, lockedPersons, type OpinionRow, reviewByKey } from './mdt-review.store.js';
import { type MdtReviewResult, notReviewed, reviewed } from './mdt-review.type.js';

/** A decided review sets what each person is, and moves the case; all of it in one transaction. */
export const record = async (input: RecordMdtReviewInput, context: HubContext): Promise<MdtReviewResult> => {
  const found = await reviewable(input, context);
  if (input.opinions?.length) requireSupplying(found.offices, 'assessment:read');
  const wrong = [...problemsOf(keyRules, input), ...problemsOf(reviewRules, input)];
  if (wrong.length) return notReviewed(...wrong);
  return context.asSystem('record-mdt-review', (tx) => store(tx, input, { found, context }));
};

const isOfExecutive = ({ decidingBody }: RecordMdtReviewInput): boolean => decidingBody === 'EXECUTIVE_IN_EMERGENCY';

/** The executive acts in the place of the team while an emergency of the case runs; all others work on the case. */
const reviewable = (input: RecordMdtReviewInput, context: HubContext): Promise<AssignedCase> => {
  const caseId = input.case;
  if (isOfExecutive(input)) {
    const offices = requireEmergencyAct(context);
    return context.asCaller((tx) => emergencyCase(tx, { caseId, offices }));
  }
  const offices = requirePersonWork(context);
  return context.asCaller((tx) => assignedCase(tx, { caseId, person: context.caller.id, offices }));
};

interface Recording {
  readonly found: AssignedCase;
  readonly context: HubContext;
}

const store = async (
  tx: EntityManager,
  input: RecordMdtReviewInput,
  { found, context }: Recording,
): Promise<MdtReviewResult> => {
  const { row } = await lockedCase(tx, found.row.id);
  // the input holds opinions, so that nothing of it is kept that could be guessed without the data key of the case
  const seal = await subjectSeal(tx, context.sealer, `case:${row.id}`);
  const digest = seal?.digest(JSON.stringify(input)) ?? '';
  const [by, through] = [context.caller.id, found.offices[0].office];
  const earlier = await reviewByKey(tx, by, input.idempotencyKey);
  if (earlier)
    return earlier.digest === digest && digest !== ''
      ? reviewed(earlier, row)
      : notReviewed(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
  if (isOfExecutive(input)) await requireRunning(tx, row, through);
  if (row.version !== input.version) return notReviewed(problem('VERSION_CONFLICT', 'input.version'));
  // a team that could not be called together in time does not say whose view counts
  const team = isOfExecutive(input) ? [] : (await teamsOfCases(tx, [row.id])).filter((each) => !each.ended_at);
  const review = proposed(input, { row, team, persons: await lockedPersons(tx, row.id) });
  const wrong = problemsOfReview(review);
  if (wrong.length) return notReviewed(...wrong.map(({ code, field }) => problem(code, field)));
  const id = context.newId();
  const stored = await insertReview(
    tx,
    {
      ...{ id, case_id: row.id, deciding_body: review.decidingBody, reflection_days: review.reflectionDays },
      members: input.members.map(({ discipline, official }) => ({ discipline, official: official ?? null })),
      decisions: review.decisions.map(({ person, status }) => ({ person, status })),
      ...{ recorded_by: by, recorded_through: through, idempotency_key: input.idempotencyKey, digest },
    },
    await sealed(tx, input, { id, context }),
  );
  await recordAct(tx, {
    ...{ by, office: through, action: 'mdt_review.recorded', purpose: 'record-mdt-review' },
    ...{ resourceType: 'mdt_review', resource: id, caseId: row.id },
  });
  return reviewed(stored, await follow(tx, row, { review, by, through }));
};

const proposed = (
  input: RecordMdtReviewInput,
  { row, ...known }: { readonly row: CaseRow } & Pick<ProposedReview, 'persons' | 'team'>,
): ProposedReview => ({
  ...{ state: row.state, reflectionEndsAt: row.reflection_ends_at, ...known },
  disciplines: input.members.map(({ discipline }) => discipline),
  ...{ decidingBody: input.decidingBody ?? null, reflectionDays: input.reflectionDays ?? null },
  ...{ decisions: input.decisions ?? [], opinions: input.opinions ?? [] },
});

const sealed = async (
  tx: EntityManager,
  { opinions }: RecordMdtReviewInput,
  { id, context }: { readonly id: string; readonly context: HubContext },
): Promise<Omit<OpinionRow, 'review_id'>[]> => {
  const rows: Omit<OpinionRow, 'review_id'>[] = [];
  for (const { person, discipline, opinion } of opinions ?? []) {
    const seal = await subjectSeal(tx, context.sealer, subjectOfPerson(person));
    if (!seal) throw new Error('a person without a data key');
    rows.push({ person_id: person, discipline, sealed: seal.seal(opinion.trim(), opinionPlace(id, discipline)) });
  }
  return rows;
};

/** What follows for the case: more days to reflect, and the state that the decisions lead to. */
const follow = async (
  tx: EntityManager,
  before: CaseRow,
  { review, ...doer }: { readonly review: ProposedReview; readonly by: string; readonly through: string },
): Promise<CaseRow> => {
  const days = review.reflectionDays;
  const row = days ? await lengthenReflection(tx, { id: before.id, days, reason: null, ...doer }) : before;
  const to = stateDecided(review);
  const facts = { ...NOTHING_GIVEN, review: factsOf(review) };
  if (!to || missingFor(row.state, to, facts).length) return row;
  return (await applyMove(tx, { id: row.id, from: row.state, to, ...doer }))!;
};
