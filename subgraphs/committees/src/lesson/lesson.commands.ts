import { changeRow, type HubContext, HubError, isId, makeOnce, Problem, problemsOf } from '@hub/subgraph-kit';
import { meetingsById } from '../meeting/meeting.store.js';
import { requireMeetingWriting } from '../permissions.work.js';
import { type LessonResult, lessonRules, type NoteLessonInput, type ReviewLessonInput } from './lesson.inputs.js';
import { insertLesson, lessonByKey, type LessonRow, lessonsById, lockLesson, publishLesson } from './lesson.store.js';
import { lessonOf } from './lesson.type.js';

const notChanged = (...problems: readonly Problem[]): LessonResult => ({ lesson: null, problems });
const answer = (outcome: LessonRow | Problem): LessonResult =>
  outcome instanceof Problem ? notChanged(outcome) : { lesson: lessonOf(outcome), problems: [] };

export const noteLesson = async (input: NoteLessonInput, context: HubContext): Promise<LessonResult> => {
  const { committee, meeting = null } = input;
  if (!isId(committee) || !context.directory.committee(committee)) throw new HubError('NOT_FOUND');
  requireMeetingWriting(context, committee);
  const wrong = problemsOf(lessonRules, input);
  if (wrong.length) return notChanged(...wrong);
  const outcome = await makeOnce<LessonRow>(
    context,
    { input, of: 'lesson_learned', action: 'noted' },
    {
      find: lessonByKey,
      make: async (tx, keyed) => {
        if (meeting && (await meetingsById(tx, [meeting]))[0]?.committee !== committee)
          return { code: 'NOT_FOUND', field: 'input.meeting' };
        return insertLesson(tx, {
          ...{ ...keyed, committee, meeting, noted_at: context.now(), noted_by: context.caller.id },
          ...{ challenge: input.challenge.trim(), recommendation: input.recommendation.trim() },
        });
      },
    },
  );
  return answer(outcome);
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
  return answer(outcome);
};
