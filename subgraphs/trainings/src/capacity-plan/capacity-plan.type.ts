import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, LocalDate, Pub } from '@hub/subgraph-kit';
import {
  type CapacityActivityKind,
  type CapacityPlanState,
  daysOf,
  type Quarter,
  type TrainingTopic,
} from '@hub/vocabulary';
import { CapacityActivityKindCode, CapacityPlanStateCode, TrainingTopicCode } from '../codes.js';
import { Committee } from '../committee/committee.stub.js';
import type { CapacityActivityRow, CapacityPlanRow } from './capacity-plan.store.js';

@ObjectType({ description: 'How much was planned, and how much of it was held.' })
export class CapacityCount {
  @Pub(() => Int, { nullable: true, description: 'Quarter of the financial year, 1 to 4; null for the whole year.' })
  quarter?: Quarter | null;

  @Pub(() => Int, { description: 'Meetings and trainings planned.' })
  planned!: number;

  @Pub(() => Int, { description: 'Of them held.' })
  held!: number;

  @Pub(() => Int, { description: 'Meetings held.' })
  meetings!: number;

  @Pub(() => Int, { description: 'Trainings held.' })
  trainings!: number;

  @Pub(() => Int, { description: 'How many were to come to all that was planned.' })
  wanted!: number;

  @Pub(() => Int, { description: 'How many were to come to what was held, to be set beside those who came.' })
  wantedOfHeld!: number;

  @Pub(() => Int, { description: 'How many came, counted once for each meeting and training.' })
  came!: number;
}

@ObjectType({ description: 'A meeting or training that a committee plans to build its capacity.' })
export class CapacityActivity {
  @Pub(() => ID, { description: 'Id of the activity; it is another one each time a draft is written anew.' })
  id!: string;

  @Pub(() => CapacityActivityKindCode, { description: 'A meeting, or a training.' })
  kind!: CapacityActivityKind;

  @Pub(() => String, { description: 'Title.' })
  title!: string;

  @Pub(() => [TrainingTopicCode], {
    description: 'What it is to teach; empty where a curriculum says it, or for a meeting.',
  })
  topics!: TrainingTopic[];

  @Pub(() => Int, { description: 'Quarter of the financial year it is planned for, 1 to 4.' })
  quarter!: Quarter;

  @Pub(() => Int, { description: 'How many are to come.' })
  wanted!: number;

  @Pub(() => LocalDate, { nullable: true, description: 'Day it was held; null while it was not.' })
  heldOn!: string | null;

  @Pub(() => Int, { nullable: true, description: 'How many came; null while it was not held.' })
  came!: number | null;

  curriculumId!: string | null;
  trainingId!: string | null;
}

@ObjectType({ description: 'The meetings and trainings a committee plans for a Thai financial year.' })
export class CapacityPlan {
  @Pub(() => ID, { description: 'Id of the plan.' })
  id!: string;

  @Pub(() => Committee, { nullable: true, description: 'The committee.' })
  committee!: Committee | null;

  @Pub(() => Int, { description: 'Thai financial year of the Buddhist era; it begins in October of the year before.' })
  financialYear!: number;

  @Pub(() => String, { description: 'The same year as it is written, e.g. FY2570.' })
  label!: string;

  @Pub(() => LocalDate, { description: 'First day of the year.' })
  beginsOn!: string;

  @Pub(() => LocalDate, { description: 'Last day of the year.' })
  endsOn!: string;

  @Pub(() => CapacityPlanStateCode, { description: 'How far it has come.' })
  state!: CapacityPlanState;

  @Pub(() => LocalDate, { nullable: true, description: 'Day it was agreed.' })
  agreedOn!: string | null;

  @Pub(() => LocalDate, { nullable: true, description: 'Day it was closed.' })
  closedOn!: string | null;

  @Pub(() => Int, { description: 'Version to send back with a change.' })
  version!: number;
}

export const CapacityPlanConnection = connectionType<CapacityPlan>('CapacityPlan', () => CapacityPlan);

/** The public shape of a plan. */
export const capacityPlanOf = (row: CapacityPlanRow): CapacityPlan => {
  const { first, last } = daysOf({ year: row.financial_year });
  return {
    ...{ id: row.id, committee: { id: row.committee_id }, financialYear: row.financial_year },
    ...{ label: `FY${row.financial_year}`, beginsOn: first, endsOn: last, state: row.state },
    ...{ agreedOn: row.agreed_on, closedOn: row.closed_on, version: row.version },
  };
};

export const capacityActivityOf = (row: CapacityActivityRow): CapacityActivity => ({
  ...{ id: row.id, kind: row.kind, title: row.title, topics: row.topics, quarter: row.quarter, wanted: row.wanted },
  ...{ heldOn: row.held_on, came: row.came, curriculumId: row.curriculum_id, trainingId: row.training_event_id },
});
