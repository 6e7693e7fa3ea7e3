import { type EntityManager, type HubContext, problem, problemsOf } from '@hub/subgraph-kit';
import { SCOPES_OF_OFFICE } from '@hub/vocabulary';
import { emergencyCase, requireRunning } from '../access/emergency-case.js';
import { type AssignedCase, assignedCase } from '../assignment/assigned-case.js';
import { requireCaseWork, requireEmergencyAct } from '../permissions.js';
import { EMERGENCY_STEPS } from '../case-emergency/case-emergency.rules.js';
import { type ChangeCaseStateInput, type ExtendReflectionInput, extensionRules, stepRules } from './case.inputs.js';
import { fits, mayReflectLonger, missingFor, NOTHING_GIVEN, REFLECTION, type StepFacts } from './case.rules.js';
import { applyMove, lengthenReflection, standingOfCases } from './case.step-store.js';
import { lockedCase } from './case.store.js';
import { type CaseResult, changed, notChanged } from './case.type.js';

const STALE = () => notChanged(problem('VERSION_CONFLICT', 'input.version'));

/** The guards are looked at while nobody else changes the case, so that no consent is withdrawn meanwhile. */
export const changeState = async (input: ChangeCaseStateInput, context: HubContext): Promise<CaseResult> => {
  const found = await (input.inEmergency ? actedIn(input.case, context) : workedOn(input.case, context));
  const wrong = problemsOf(stepRules, input);
  if (wrong.length) return notChanged(...wrong);
  if (input.inEmergency && !EMERGENCY_STEPS.includes(input.to))
    return notChanged(problem('EMERGENCY_STEP_FORBIDS', 'input.to'));
  return context.asSystem('change-case-state', async (tx) => {
    const { row } = await lockedCase(tx, found.row.id);
    if (input.inEmergency) await requireRunning(tx, row, found.offices[0].office);
    if (row.version !== input.version) return STALE();
    const missing = missingFor(row.state, input.to, await factsFor(tx, input, found));
    if (missing.length) return notChanged(...missing.map(({ code, field }) => problem(code, field)));
    const isPresumed = input.to === 'PRESUMED_VICTIM';
    const { outcome, resolvedAtLevel, feedback } = input.to === 'CLOSED' ? input : {};
    const moved = await applyMove(tx, {
      ...{ id: row.id, from: row.state, to: input.to, ...doerOf(found, context) },
      ...{ interviewConsent: input.interviewConsent, outcome, resolvedAtLevel, feedback, reason: input.reason },
      reflectionDays: isPresumed ? (input.reflectionDays ?? REFLECTION.usualDays) : null,
    });
    return changed(moved!);
  });
};

export const extendReflection = async (input: ExtendReflectionInput, context: HubContext): Promise<CaseResult> => {
  const found = await workedOn(input.case, context);
  const wrong = problemsOf(extensionRules, input);
  if (wrong.length) return notChanged(...wrong);
  const { days, reason } = input;
  if (!fits('REFLECTION_EXTENDED', reason)) return notChanged(problem('CASE_NEEDS_REASON', 'input.reason'));
  return context.asSystem('extend-reflection', async (tx) => {
    const { row } = await lockedCase(tx, found.row.id);
    if (row.version !== input.version) return STALE();
    if (!mayReflectLonger(row.state, row.reflection_ends_at))
      return notChanged(problem('REFLECTION_NOT_RUNNING', 'input.case'));
    return changed(await lengthenReflection(tx, { id: row.id, days, reason, ...doerOf(found, context) }));
  });
};

const workedOn = (caseId: string, context: HubContext): Promise<AssignedCase> => {
  const offices = requireCaseWork(context);
  return context.asCaller((tx) => assignedCase(tx, { caseId, person: context.caller.id, offices }));
};

const actedIn = (caseId: string, context: HubContext): Promise<AssignedCase> => {
  const offices = requireEmergencyAct(context);
  return context.asCaller((tx) => emergencyCase(tx, { caseId, offices }));
};

const doerOf = ({ offices }: AssignedCase, { caller }: HubContext) => ({ by: caller.id, through: offices[0].office });

/** Whoever may see no person of the case learns of no consent of one, and declares it instead. */
const factsFor = async (
  tx: EntityManager,
  input: ChangeCaseStateInput,
  { row, offices }: AssignedCase,
): Promise<StepFacts> => {
  const seesPersons = offices.some(({ kind }) => SCOPES_OF_OFFICE[kind].includes('person:read'));
  const [standing] = seesPersons ? await standingOfCases(tx, [row.id]) : [];
  return {
    ...NOTHING_GIVEN,
    hasInterviewConsent: input.interviewConsent === true || standing?.consented === true,
    ...{ outcome: input.outcome ?? null, resolvedAtLevel: input.resolvedAtLevel ?? null },
    ...{ feedback: input.feedback ?? null, reason: input.reason ?? null },
  };
};
