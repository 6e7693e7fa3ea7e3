import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, DateTime, Entity, LocalDate, Pub } from '@hub/subgraph-kit';
import type { OutcomeStoryState } from '@hub/vocabulary';
import { OutcomeStoryStateCode } from '../codes.js';
import { Committee } from '../committee/committee.stub.js';
import { Place } from '../place/place.stub.js';
import type { StoryRow } from './outcome-story.store.js';

@ObjectType({ description: 'An operation that a story tells of, by what was published of it; it leads to no case.' })
export class OutcomeOperation {
  @Pub(() => String, { description: 'The agency that led it, in words.' })
  agency!: string;

  @Pub(() => Place, { nullable: true, description: 'The district.' })
  place!: Place | null;

  @Pub(() => Int, { nullable: true, description: 'Persons rescued, as the source tells.' })
  rescued!: number | null;

  @Pub(() => Int, { nullable: true, description: 'Persons arrested, as the source tells.' })
  arrested!: number | null;
}

@Entity('OutcomeStory', {
  key: 'id',
  description: 'What came of trainings or outreach. Its committee and those above read it; everybody once published.',
})
export class OutcomeStory {
  @Pub(() => ID, { description: 'Id of the story.' })
  id!: string;

  @Pub(() => Committee, { description: 'The committee that tells it.' })
  committee!: Committee;

  @Pub(() => String, { description: 'Title.' })
  title!: string;

  @Pub(() => String, { description: 'What happened, in words that name nobody.' })
  text!: string;

  @Pub(() => LocalDate, { description: 'The day it happened.' })
  happenedOn!: string;

  @Pub(() => String, { nullable: true, description: 'Who published it; null where nobody did.' })
  source!: string | null;

  @Pub(() => OutcomeOperation, { nullable: true, description: 'The operation it tells of; null where it is of none.' })
  operation!: OutcomeOperation | null;

  @Pub(() => OutcomeStoryStateCode, { description: 'Where it stands.' })
  state!: OutcomeStoryState;

  @Pub(() => DateTime, { nullable: true, description: 'When a second person reviewed it.' })
  reviewedAt!: Date | null;

  @Pub(() => DateTime, { nullable: true, description: 'When it was published.' })
  publishedAt!: Date | null;

  @Pub(() => Int, { description: 'Version to send back with a change.' })
  version!: number;

  trainingIds!: readonly string[];
  outreachIds!: readonly string[];
  curriculumIds!: readonly string[];
}

export const OutcomeStoryConnection = connectionType<OutcomeStory>('OutcomeStory', () => OutcomeStory);

const operationOf = ({ agency, place, rescued, arrested }: StoryRow): OutcomeOperation | null =>
  agency === null
    ? null
    : Object.assign(new OutcomeOperation(), { agency, place: place && Place.of(place), rescued, arrested });

export const toOutcomeStory = (row: StoryRow): OutcomeStory =>
  Object.assign(new OutcomeStory(), {
    ...{ id: row.id, committee: Committee.of(row.committee), title: row.title, text: row.text, source: row.source },
    ...{ happenedOn: row.happened_on, operation: operationOf(row), state: row.state, version: row.version },
    ...{ reviewedAt: row.reviewed_at, publishedAt: row.published_at },
    ...{ trainingIds: row.trainings, outreachIds: row.outreach, curriculumIds: row.curricula },
  });
