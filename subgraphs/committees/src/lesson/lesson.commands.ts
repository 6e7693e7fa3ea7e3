import { fingerprintOf, type HubContext, HubError, isId, problem, Problem, problemsOf } from '@hub/subgraph-kit';
import { changeRow, recordChange } from '../change/change.js';
import { meetingsById } from '../meeting/meeting.store.js';
import { requireMeetingWriting } from '../permissions.js';
import { type LessonResult, lessonRules, type NoteLessonInput, type ReviewLessonInput } from './lesson.inputs.js';
import { insertLesson, lessonByKey, type LessonRow, lessonsById, lockLesson, publishLesson } from './lesson.store.js';
import { lessonOf } from './lesson.type.js';

const changed = (row: LessonRow): LessonResult => ({ lesson: lessonOf(row), problems: [] });
const notChanged = (...problems: readonly Problem[]): LessonResult => ({ lesson: null, problems });

export const noteLesson = async (input: NoteLessonInput, context: HubContext): Promise<LessonResult> => {
  const { committee, meeting = null } = input;
  if (!isId(committee) || !context.directory.committee(committee)) throw new HubError('NOT_FOUND');
  requireMeetingWriting(context, committee);
  const wrong = problemsOf(lessonRules, input);
  if (wrong.length) return notChanged(...wrong);
  const [by, fingerprint] = [context.caller.id, fingerprintOf(input)];
  return context.asSystem('note-lesson', async (tx) => {
    const known = await lessonByKey(tx, by, input.idempotencyKey);
    if (known)
      return known.fingerprint === fingerprint
        ? changed(known)
        : notChanged(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
    if (meeting && (await meetingsById(tx, [meeting]))[0]?.committee !== committee)
      return notChanged(problem('NOT_FOUND', 'input.meeting'));
    const row = await insertLesson(tx, {
      ...{ id: context.newId(), committee, meeting, noted_at: context.now(), noted_by: by },
      ...{ challenge: input.challenge.trim(), recommendation: input.recommendation.trim() },
      ...{ idempotency_key: input.idempotencyKey, fingerprint },
    });
    await recordChange(tx, { of: 'lesson_learned', id: row.id, action: 'noted', by });
    return changed(row);
  });
};

/** What becomes public is read by a second person first: it may say nothing of anybody. */
export const reviewLesson = async (
  { lesson, version }: ReviewLessonInput,
  context: HubContext,
): Promise<LessonResult> => {
  const [found] = isId(lesson) ? await context.asCaller((tx) => lessonsById(tx, [lesson])) : [];
  if (!found) throw new HubError('NOT_FOUND');
  requireMeetingWriting(context, found.committee);
  const by = context.caller.id;
  const outcome = await changeRow<LessonRow>(
    context,
    { id: lesson, version, of: 'lesson_learned', action: 'reviewed' },
    {
      lock: lockLesson,
      work: async (tx, row) => {
        if (row.reviewed_at) return { code: 'LESSON_REVIEWED', field: 'input.lesson' };
        if (row.noted_by === by) return { code: 'LESSON_NEEDS_SECOND_PERSON', field: 'input.lesson' };
        return publishLesson(tx, { id: row.id, at: context.now(), by });
      },
    },
  );
  return outcome instanceof Problem ? notChanged(outcome) : changed(outcome);
};
