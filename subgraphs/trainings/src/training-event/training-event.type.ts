import { Float, ID, Int, ObjectType } from 'type-graphql';
import type { AgencyKind, TrainingState, TrainingTopic } from '@hub/vocabulary';
import { connectionType, Entity, LocalDate, Pub } from '@hub/subgraph-kit';
import { areMeansTold } from '../assessment/assessment.rules.js';
import { AgencyKindCode, TrainingStateCode, TrainingTopicCode } from '../codes.js';
import { Committee } from '../committee/committee.stub.js';
import { Place } from '../place/place.stub.js';
import type { TrainingEventEntity } from './training-event.entity.js';
import { changeOf, participantsOf, relativeChangeOf } from './training-event.rules.js';

@ObjectType({ description: 'How many people of one kind of agency came, by sex.' })
export class AttendanceCount {
  @Pub(() => AgencyKindCode, { description: 'The kind of agency they came from.' })
  agencyKind!: AgencyKind;

  @Pub(() => Int, { description: 'Women.' })
  women!: number;

  @Pub(() => Int, { description: 'Men.' })
  men!: number;
}

@ObjectType({ description: 'Means of the tests before and after a training, each taken by five people or more.' })
export class Assessment {
  @Pub(() => Float, { description: 'Mean of the pre-test, per cent.' })
  preMean!: number;

  @Pub(() => Float, { description: 'Mean of the post-test, per cent.' })
  postMean!: number;

  @Pub(() => Int, { description: 'People who took the pre-test.' })
  preCount!: number;

  @Pub(() => Int, { description: 'People who took the post-test.' })
  postCount!: number;

  @Pub(() => Float, { description: 'Post-test less pre-test, percentage points.' })
  change!: number;

  @Pub(() => Float, { nullable: true, description: 'The change in per cent of the pre-test mean.' })
  relativeChange!: number | null;

  /** Id of the training. */
  training!: string;
}

@Entity('TrainingEvent', { key: 'id', description: 'A training held or planned for a committee.' })
export class TrainingEvent {
  @Pub(() => ID, { description: 'Id of the training.' })
  id!: string;

  @Pub(() => String, { description: 'Title of the training.' })
  title!: string;

  @Pub(() => TrainingStateCode, { description: 'Where the training stands.' })
  state!: TrainingState;

  @Pub(() => LocalDate, { description: 'Day it was held or is planned for.' })
  heldOn!: string;

  @Pub(() => [TrainingTopicCode], { description: 'What it teaches.' })
  topics!: TrainingTopic[];

  @Pub(() => Committee, { nullable: true, description: 'The committee it was held for.' })
  committee!: Committee | null;

  @Pub(() => Place, { nullable: true, description: 'Where it was held.' })
  place!: Place | null;

  @Pub(() => Int, { description: 'Participations: everybody who came, counted once an event.' })
  participants!: number;

  @Pub(() => Int, { description: 'Women who came.' })
  women!: number;

  @Pub(() => Int, { description: 'Men who came.' })
  men!: number;

  @Pub(() => [AttendanceCount], { description: 'Who came, by kind of agency and sex.' })
  attendance!: AttendanceCount[];

  @Pub(() => Assessment, {
    nullable: true,
    description: 'Tests before and after; null when fewer than five took one of them, or nobody did.',
  })
  assessment!: Assessment | null;

  @Pub(() => Int, { description: 'Version to send back with a change.' })
  version!: number;
}

export const TrainingEventConnection = connectionType<TrainingEvent>('TrainingEvent', () => TrainingEvent);

const assessmentOf = ({ id: training, assessment }: TrainingEventEntity): Assessment | null => {
  if (!assessment || !areMeansTold(assessment)) return null;
  const { preMean, postMean, preCount, postCount } = assessment;
  const told = { preMean, postMean, preCount, postCount, training };
  return { ...told, change: changeOf(assessment), relativeChange: relativeChangeOf(assessment) };
};

/** The public shape of a training. */
export const toTrainingEvent = (row: TrainingEventEntity): TrainingEvent => ({
  id: row.id,
  title: row.title,
  state: row.state,
  heldOn: row.heldOn,
  topics: row.topics,
  committee: { id: row.committeeId },
  place: { pcode: row.place },
  participants: participantsOf(row.attendance),
  women: row.attendance.reduce((sum, { women }) => sum + women, 0),
  men: row.attendance.reduce((sum, { men }) => sum + men, 0),
  attendance: row.attendance.map(({ agencyKind, women, men }) => ({ agencyKind, women, men })),
  assessment: assessmentOf(row),
  version: row.version,
});
