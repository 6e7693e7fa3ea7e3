import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, DateTime, Pub } from '@hub/subgraph-kit';
import type { LessonRow } from './lesson.store.js';

@ObjectType({
  description:
    'A challenge that a committee met, and what it recommends. Its own read it; everybody once it is reviewed.',
})
export class LessonLearned {
  @Pub(() => ID, { description: 'Id of the lesson.' })
  id!: string;

  @Pub(() => String, { description: 'What was hard.' })
  challenge!: string;

  @Pub(() => String, { description: 'What is recommended.' })
  recommendation!: string;

  @Pub(() => Int, { description: 'Rises with each change.' })
  version!: number;

  @Pub(() => DateTime, { description: 'When it was written down.' })
  notedAt!: Date;

  @Pub(() => DateTime, { nullable: true, description: 'When it was reviewed and became public.' })
  reviewedAt!: Date | null;

  meetingId!: string | null;
}

export const LessonLearnedConnection = connectionType<LessonLearned>('LessonLearned', () => LessonLearned);

export const lessonOf = (row: LessonRow): LessonLearned =>
  Object.assign(new LessonLearned(), {
    ...{ id: row.id, challenge: row.challenge, recommendation: row.recommendation, version: row.version },
    ...{ notedAt: row.noted_at, reviewedAt: row.reviewed_at, meetingId: row.meeting },
  });
