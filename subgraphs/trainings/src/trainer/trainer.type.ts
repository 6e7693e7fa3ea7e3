import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, LocalDate, Pub, Res } from '@hub/subgraph-kit';
import type { AgencyKind, TrainerKind, TrainingTopic } from '@hub/vocabulary';
import { AgencyKindCode, TrainerKindCode, TrainingTopicCode } from '../codes.js';
import type { CascadeRow, TrainerRow } from './trainer.store.js';

@ObjectType({ description: 'Somebody who teaches at trainings.' })
export class Trainer {
  @Res('training:read', () => ID, { description: 'Id of the trainer.' })
  id!: string;

  @Res('training:read', () => TrainerKindCode, { description: 'What kind of trainer they are.' })
  kind!: TrainerKind;

  @Res('training:read', () => String, { description: 'Name.' })
  name!: string;

  @Res('training:read', () => AgencyKindCode, { description: 'Kind of agency.' })
  agencyKind!: AgencyKind;

  @Res('training:read', () => String, { nullable: true, description: 'Agency.' })
  agency!: string | null;

  @Res('training:read', () => LocalDate, { description: 'Day from which they are accredited.' })
  since!: string;

  @Res('training:read', () => [TrainingTopicCode], { description: 'Topics they are accredited on.' })
  topics!: TrainingTopic[];

  @Res('training:read', () => String, { description: 'Who accredited them.' })
  accreditedBy!: string;

  @Res('training:read', () => ID, {
    nullable: true,
    description: 'Who they are among those who came to trainings of the committee that keeps them.',
  })
  participant!: string | null;

  @Res('training:read', () => LocalDate, {
    nullable: true,
    description: 'Last day on which they trained; null while they train.',
  })
  endedOn!: string | null;

  @Res('training:read', () => Int, { description: 'Version to send back with a change.' })
  version!: number;

  committeeId!: string;
  officialId!: string | null;
  formedById!: string | null;
  formedAtId!: string | null;
}

export const TrainerConnection = connectionType<Trainer>('Trainer', () => Trainer);

@ObjectType({ description: 'What came of what a trainer taught; each training and each person counted once.' })
export class TrainerCascade {
  @Res('training:read', () => Int, { description: 'Trainers formed by them, by these, and so on.' })
  trainersFormed!: number;

  @Res('training:read', () => Int, { description: 'Trainings they led.' })
  eventsLed!: number;

  @Res('training:read', () => Int, { description: 'Participations in these.' })
  participationsDirect!: number;

  @Res('training:read', () => Int, { description: 'Participations in trainings that only trainers they formed led.' })
  participationsThrough!: number;

  @Res('training:read', () => Int, { description: 'People in all of these who are known by name.' })
  people!: number;
}

@ObjectType({
  description: 'How many master trainers come from one kind of agency, of those who are registered and train.',
})
export class MasterTrainerCount {
  @Pub(() => AgencyKindCode, { description: 'The kind of agency.' })
  agencyKind!: AgencyKind;

  @Pub(() => Int, { description: 'Master trainers.' })
  trainers!: number;
}

export const toTrainer = (row: TrainerRow): Trainer =>
  Object.assign(new Trainer(), {
    ...{ id: row.id, kind: row.kind, name: row.name, agencyKind: row.agencyKind, agency: row.agency },
    ...{ since: row.since, topics: row.topics, accreditedBy: row.accreditedBy, participant: row.participant },
    ...{ endedOn: row.endedOn, version: row.version },
    ...{ committeeId: row.committee, officialId: row.official, formedById: row.formedBy, formedAtId: row.formedAt },
  });

export const toCascade = ({ trainer: _trainer, ...figures }: CascadeRow): TrainerCascade =>
  Object.assign(new TrainerCascade(), figures);
