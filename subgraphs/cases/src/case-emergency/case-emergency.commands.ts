import {
  committeeChain,
  type EntityManager,
  type HubContext,
  HubError,
  isId,
  problem,
  problemsOf,
  storeSubjects,
  subjectSeal,
} from '@hub/subgraph-kit';
import { recordAct } from '../access/act.js';
import { visibleCase } from '../assignment/assigned-case.js';
import { type CaseRow, lockCase, lockedCase } from '../case/case.store.js';
import { tellEmergency } from '../notice/notice.store.js';
import { type Appointed, requireEmergencyReview, requireEmergencyStart } from '../permissions.js';
import {
  type EndCaseEmergencyInput,
  type ReviewCaseEmergencyInput,
  type StartCaseEmergencyInput,
  startRules,
} from './case-emergency.inputs.js';
import { obstacleToReview, obstacleToStart, type Party, partyOf } from './case-emergency.rules.js';
import { reasonPlace, subjectOfEmergency } from './case-emergency.sealing.js';
import {
  emergencyById,
  emergencyByKey,
  type EmergencyRow,
  endNow,
  insertEmergency,
  runningEmergency,
  setVerdict,
} from './case-emergency.store.js';
import { type CaseEmergencyResult, done, refused } from './case-emergency.type.js';

/** Chair and vice chair start it for cases that their committee leads, the nearest secretariat for those below it. */
export const start = async (input: StartCaseEmergencyInput, context: HubContext): Promise<CaseEmergencyResult> => {
  const offices = requireEmergencyStart(context);
  const seen = await context.asCaller((tx) => visibleCase(tx, input.case));
  startingOf(seen, { offices, context });
  const wrong = problemsOf(startRules, input);
  if (wrong.length) return refused(...wrong);
  return context.asSystem('start-case-emergency', async (tx) => {
    const { row } = await lockedCase(tx, seen.id);
    const earlier = await emergencyByKey(tx, context.caller.id, input.idempotencyKey);
    if (earlier) return repeated(tx, input, { earlier, context });
    const { through, party } = startingOf(row, { offices, context });
    const runs = (await runningEmergency(tx, row.id)) !== undefined;
    const obstacle = obstacleToStart({ urgency: row.urgency, state: row.state, runs, party });
    if (obstacle) return refused(problem(obstacle.code, obstacle.field));
    return store(tx, input, { row, through, party, context });
  });
};

interface Starting {
  readonly through: string;
  readonly party: Party;
}

/** @throws {HubError} `FORBIDDEN_ACTION` */
const startingOf = (
  { lead_committee: lead }: CaseRow,
  { offices, context }: { readonly offices: readonly Appointed[]; readonly context: HubContext },
): Starting => {
  const party = partyOf(committeeChain(context.directory, lead), [...context.directory.allOffices()]);
  const held = offices.find(({ office }) => [...party.executive, ...party.secretariats].includes(office));
  if (!held) throw new HubError('FORBIDDEN_ACTION');
  return { through: held.office, party };
};

const store = async (
  tx: EntityManager,
  input: StartCaseEmergencyInput,
  { row, through, party, context }: Starting & { readonly row: CaseRow; readonly context: HubContext },
): Promise<CaseEmergencyResult> => {
  const [id, by] = [context.newId(), context.caller.id];
  const seal = context.sealer.newSubject(subjectOfEmergency(id));
  const started = await insertEmergency(tx, {
    ...{ id, case: row.id, committee: row.lead_committee, by, through, ...party, hours: input.hours },
    ...{ idempotencyKey: input.idempotencyKey, digest: seal.digest(wordsOf(input)) },
    reason: seal.seal(input.reason.trim(), reasonPlace(id)),
  });
  await storeSubjects(tx, [seal]);
  await record(tx, started, { by, office: through, step: 'started' });
  await tellEmergency(tx, started, { kind: 'EMERGENCY_STARTED', event: context.newId() });
  return done(started);
};

const wordsOf = ({ case: caseId, reason, hours }: StartCaseEmergencyInput): string =>
  JSON.stringify([caseId.toLowerCase(), reason.trim(), hours]);

const repeated = async (
  tx: EntityManager,
  input: StartCaseEmergencyInput,
  { earlier, context }: { readonly earlier: EmergencyRow; readonly context: HubContext },
): Promise<CaseEmergencyResult> => {
  const seal = await subjectSeal(tx, context.sealer, subjectOfEmergency(earlier.id));
  return seal?.digest(wordsOf(input)) === earlier.digest
    ? done(earlier)
    : refused(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
};

/** Whoever acts in it or watches over it ends it. */
export const end = async (input: EndCaseEmergencyInput, context: HubContext): Promise<CaseEmergencyResult> => {
  const offices = requireEmergencyStart(context);
  const { row: seen, office } = await heldIn(input.emergency, {
    ...{ offices, context, of: ({ executive, secretariats }) => [...executive, ...secretariats] },
  });
  return locked(seen, context, async (tx, row) => {
    if (!row.runs) return refused(problem('EMERGENCY_STATE_FORBIDS', 'input.emergency'));
    const ended = await endNow(tx, row.id, context.caller.id);
    await record(tx, ended, { by: context.caller.id, office, step: 'ended' });
    await tellEmergency(tx, ended, { kind: 'EMERGENCY_ENDED', event: context.newId() });
    return done(ended);
  });
};

/** The secretariat judges it after the end; late is better than never. */
export const review = async (input: ReviewCaseEmergencyInput, context: HubContext): Promise<CaseEmergencyResult> => {
  const offices = requireEmergencyReview(context);
  const { row: seen, office } = await heldIn(input.emergency, {
    ...{ offices, context, of: ({ secretariats }) => secretariats },
  });
  return locked(seen, context, async (tx, row) => {
    const { runs, started_by: startedBy, verdict } = row;
    const by = context.caller.id;
    const obstacle = obstacleToReview({ startedBy, runs, isReviewed: verdict !== null }, by);
    if (obstacle) return refused(problem(obstacle.code, obstacle.field));
    const reviewed = await setVerdict(tx, row.id, { verdict: input.verdict, by });
    await record(tx, reviewed, { by, office, step: 'reviewed' });
    await tellEmergency(tx, reviewed, { kind: 'EMERGENCY_REVIEWED', event: context.newId() });
    return done(reviewed);
  });
};

/** An emergency of a case one cannot see is missing, and so is one that is not for an office of the caller. */
const heldIn = async (
  id: string,
  {
    offices,
    context,
    of,
  }: {
    readonly offices: readonly Appointed[];
    readonly context: HubContext;
    readonly of: (row: EmergencyRow) => readonly string[];
  },
): Promise<{ readonly row: EmergencyRow; readonly office: string }> => {
  const row = isId(id) ? await context.asCaller((tx) => emergencyById(tx, id)) : undefined;
  const held = row && offices.find(({ office }) => of(row).includes(office));
  if (!row || !held) throw new HubError('NOT_FOUND');
  return { row, office: held.office };
};

const locked = (
  { id, case_id: caseId }: EmergencyRow,
  context: HubContext,
  work: (tx: EntityManager, row: EmergencyRow) => Promise<CaseEmergencyResult>,
): Promise<CaseEmergencyResult> =>
  context.asSystem('change-case-emergency', async (tx) => {
    await lockCase(tx, caseId);
    return work(tx, (await emergencyById(tx, id))!);
  });

const record = (
  tx: EntityManager,
  { id, case_id: caseId }: EmergencyRow,
  {
    by,
    office,
    step,
  }: { readonly by: string; readonly office: string; readonly step: 'started' | 'ended' | 'reviewed' },
): Promise<void> =>
  recordAct(tx, {
    ...{ by, office, action: `case_emergency.${step}`, purpose: 'act-in-emergency' },
    ...{ resourceType: 'case_emergency', resource: id, caseId },
  });
