import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, DateTime, Entity, LocalDate, Pub } from '@hub/subgraph-kit';
import type { OutreachKind, TrainingTopic } from '@hub/vocabulary';
import { OutreachKindCode, TrainingTopicCode } from '../codes.js';
import { Committee } from '../committee/committee.stub.js';
import { Place } from '../place/place.stub.js';
import type { OutreachCorrectionRow, OutreachRow } from './outreach.store.js';

@ObjectType({ description: 'What is told of an outreach event, as it stands and as it stood.' })
class OutreachTold {
  @Pub(() => LocalDate, { description: 'Day it was held; of several days the first.' })
  heldOn!: string;

  @Pub(() => Place, { description: 'Where it was held.' })
  place!: Place;

  @Pub(() => OutreachKindCode, { description: 'How people were told.' })
  kind!: OutreachKind;

  @Pub(() => [TrainingTopicCode], { description: 'What of.' })
  topics!: readonly TrainingTopic[];

  @Pub(() => Committee, { nullable: true, description: 'The committee that held it; null where none did.' })
  committee!: Committee | null;

  @Pub(() => Int, { description: 'People reached, each counted once an event.' })
  reach!: number;

  @Pub(() => Boolean, { description: 'True when it reached "at least" so many.' })
  lowerBound!: boolean;

  @Pub(() => Int, { nullable: true, description: 'Women and girls among them; null where nobody counted.' })
  female!: number | null;

  @Pub(() => Int, { nullable: true, description: 'Men and boys among them; null where nobody counted.' })
  male!: number | null;

  @Pub(() => Int, { nullable: true, description: 'Children among them; null where nobody counted.' })
  children!: number | null;

  @Pub(() => Int, { nullable: true, description: 'Adults among them; null where nobody counted.' })
  adults!: number | null;
}

@Entity('OutreachEvent', { key: 'id', description: 'An event at which people outside the offices were told.' })
export class OutreachEvent extends OutreachTold {
  @Pub(() => ID, { description: 'Id of the event.' })
  id!: string;

  @Pub(() => String, { nullable: true, description: 'Who held it with the committee, or for it, in words.' })
  partner!: string | null;

  @Pub(() => String, { nullable: true, description: 'What was shown or handed out, in words.' })
  materials!: string | null;

  @Pub(() => Int, { description: 'Version to send back with a change.' })
  version!: number;
}

@ObjectType({ description: 'What was recorded of an outreach event before it was put right.' })
export class OutreachCorrection extends OutreachTold {
  @Pub(() => Int, { description: 'The version that it was.' })
  version!: number;

  @Pub(() => DateTime, { description: 'When it was put right.' })
  correctedAt!: Date;

  why!: string | null;
}

export const OutreachEventConnection = connectionType<OutreachEvent>('OutreachEvent', () => OutreachEvent);

const toldOf = (row: OutreachCorrectionRow | OutreachRow) => ({
  ...{ heldOn: row.held_on, place: Place.of(row.place), kind: row.kind, topics: row.topics, version: row.version },
  ...{ committee: row.committee === null ? null : Committee.of(row.committee), reach: row.reach },
  ...{ lowerBound: row.lower_bound, female: row.female, male: row.male, children: row.children, adults: row.adults },
});

export const toOutreachEvent = (row: OutreachRow): OutreachEvent =>
  Object.assign(new OutreachEvent(), { ...toldOf(row), id: row.id, partner: row.partner, materials: row.materials });

export const toCorrection = (row: OutreachCorrectionRow): OutreachCorrection =>
  Object.assign(new OutreachCorrection(), { ...toldOf(row), correctedAt: row.corrected_at, why: row.reason });
