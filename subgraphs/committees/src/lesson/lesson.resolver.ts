import { Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  Input,
  keysetOf,
  PageArgs,
  pagesByOwner,
  toConnection,
} from '@hub/subgraph-kit';
import { Committee } from '../committee/committee.type.js';
import { meetingById } from '../meeting/meeting.reference.js';
import { Meeting } from '../meeting/meeting.type.js';
import { noteLesson, reviewLesson } from './lesson.commands.js';
import { LessonResult, NoteLessonInput, ReviewLessonInput } from './lesson.inputs.js';
import { lessonKey, type LessonRow, lessonsOf } from './lesson.store.js';
import { LessonLearned, LessonLearnedConnection, lessonOf } from './lesson.type.js';

const lessonsOfCommittee = pagesByOwner<LessonRow>({
  list: (tx, committees, { keyset }) => lessonsOf(tx, committees, keyset),
  ownerOf: ({ committee }) => committee,
  key: lessonKey,
});

@Resolver(() => Committee)
export class LessonsOfCommitteeResolver {
  @FieldResolver(() => LessonLearnedConnection, {
    nullable: true,
    description: 'What it learned, the latest first; for others only what was reviewed.',
  })
  @Classified('PUB')
  async lessonsLearned(
    @Root() { id: owner }: Committee,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<LessonLearned> | null> {
    keysetOf({ first, after });
    const page = await context.load(lessonsOfCommittee, { owner, first, after });
    return page && toConnection(page, lessonOf);
  }
}

@Resolver(() => LessonLearned)
export class LessonResolver {
  @FieldResolver(() => Meeting, { nullable: true, description: 'Where it was talked about.' })
  @Classified('RES', 'meeting:read')
  meeting(@Root() { meetingId }: LessonLearned, @Ctx() context: HubContext): Promise<Meeting | null> | null {
    return meetingId ? context.load(meetingById, meetingId) : null;
  }

  @Mutation(() => LessonResult, { description: 'Writes down what a committee of yours learned.' })
  @Classified('RES', 'meeting:write')
  noteLesson(
    @Input('input', () => NoteLessonInput, { class: 'RES', description: 'What.' }) input: NoteLessonInput,
    @Ctx() context: HubContext,
  ): Promise<LessonResult> {
    return noteLesson(input, context);
  }

  @Mutation(() => LessonResult, { description: 'Makes a lesson public that somebody else of the committee wrote.' })
  @Classified('RES', 'meeting:write')
  reviewLesson(
    @Input('input', () => ReviewLessonInput, { class: 'RES', description: 'Which.' }) input: ReviewLessonInput,
    @Ctx() context: HubContext,
  ): Promise<LessonResult> {
    return reviewLesson(input, context);
  }
}
