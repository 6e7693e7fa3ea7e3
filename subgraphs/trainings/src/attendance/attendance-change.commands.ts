import {
  changeRow,
  type EntityManager,
  type HubContext,
  HubError,
  isId,
  type Obstacle,
  Problem,
  problemsOf,
  recordChange,
} from '@hub/subgraph-kit';
import { personKey, textKey } from '@hub/vocabulary';
import { countAllAnew } from '../assessment/assessment.counting.js';
import { forgetStrangers } from '../attendance-import/attendance-import.withdrawal-store.js';
import { requireTrainingOffice } from '../permissions.js';
import type { TrainingEventEntity } from '../training-event/training-event.entity.js';
import type { TrainingEventResult } from '../training-event/training-event.inputs.js';
import { stateAfterResults } from '../training-event/training-event.rules.js';
import { findByIds, lockTraining } from '../training-event/training-event.store.js';
import { toTrainingEvent } from '../training-event/training-event.type.js';
import {
  type CorrectAttendanceInput,
  correctionRules,
  type RemoveAttendanceInput,
} from './attendance-change.inputs.js';
import {
  attendanceIn,
  deleteAttendance,
  type HeldAttendance,
  rewriteAttendance,
  rewriteParticipant,
} from './attendance-change.store.js';
import { lockParticipants, type ParticipantRow } from './attendance.store.js';

const refused = (...problems: Problem[]): TrainingEventResult => ({ trainingEvent: null, problems });

/** Takes somebody off the list of a training; what the list makes of it is counted anew. */
export const removeAttendance = async (
  context: HubContext,
  input: RemoveAttendanceInput,
): Promise<TrainingEventResult> => {
  const training = await ownTraining(context, input);
  return changing(context, { input, training, action: 'removed' }, async (tx, { isCertified, isAnswered, ...held }) => {
    if (isCertified) return { code: 'CERTIFICATE_ISSUED', field: 'input.attendance' };
    if (isAnswered) return { code: 'TEST_FORM_IN_USE', field: 'input.attendance' };
    await deleteAttendance(tx, held.id);
    await forgetStrangers(tx, [held.participant]);
    return null;
  });
};

/** Puts right who came to a training and how the tests went. */
export const correctAttendance = async (
  context: HubContext,
  input: CorrectAttendanceInput,
): Promise<TrainingEventResult> => {
  const training = await ownTraining(context, input);
  const wrong = problemsOf(correctionRules, input);
  if (wrong.length) return refused(...wrong);
  return changing(context, { input, training, action: 'corrected' }, async (tx, { id, participant }) => {
    if (!(await rewriteParticipant(tx, training.committeeId, personOf(participant, input))))
      return { code: 'ATTENDANCE_AMBIGUOUS', field: 'input.name' };
    const { role, preScore: pre_score = null, postScore: post_score = null } = input;
    await rewriteAttendance(tx, { id, role, pre_score, post_score });
    return null;
  });
};

const personOf = (id: string, { sex, agencyKind: agency_kind, ...given }: CorrectAttendanceInput): ParticipantRow => {
  const [name, agency] = [given.name.trim().replace(/\s+/g, ' '), given.agency?.trim() || null];
  return { id, name, name_key: personKey(name), sex, agency_kind, agency, agency_key: textKey(agency ?? '') };
};

const ownTraining = async (
  context: HubContext,
  { trainingEvent }: RemoveAttendanceInput,
): Promise<TrainingEventEntity> => {
  const [found] = await context.asCaller((tx) => findByIds(tx, [trainingEvent].filter(isId)));
  if (!found) throw new HubError('NOT_FOUND');
  requireTrainingOffice(context, found.committeeId);
  return found;
};

interface Changing {
  readonly input: RemoveAttendanceInput;
  readonly training: TrainingEventEntity;
  readonly action: string;
}

/** Changes one row of the list of a training while nobody else changes any list of its committee. */
const changing = async (
  context: HubContext,
  { input: { attendance, version }, training, action }: Changing,
  work: (tx: EntityManager, held: HeldAttendance) => Promise<Obstacle | null>,
): Promise<TrainingEventResult> => {
  const change = { id: training.id, version, of: 'training_event', action: 'list_changed' };
  const outcome = await changeRow<TrainingEventEntity>(context, change, {
    lock: async (tx, id) => {
      await lockParticipants(tx, training.committeeId);
      await lockTraining(tx, id);
      return (await findByIds(tx, [id]))[0];
    },
    work: async (tx, row) => {
      if (!stateAfterResults(row.state, false)) return { code: 'TRAINING_STATE_FORBIDS', field: 'input.trainingEvent' };
      const held = isId(attendance) ? await attendanceIn(tx, row.id, attendance) : undefined;
      if (!held) return { code: 'NOT_FOUND', field: 'input.attendance' };
      const against = await work(tx, held);
      if (against) return against;
      await recordChange(tx, { of: 'attendance', id: held.id, action, by: context.caller.id });
      // other trainings follow only what is right of the person
      await countAllAnew(tx, row, action === 'corrected' ? [held.participant] : []);
      return (await findByIds(tx, [row.id]))[0]!;
    },
  });
  return outcome instanceof Problem ? refused(outcome) : { trainingEvent: toTrainingEvent(outcome), problems: [] };
};
