import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, Entity, LocalDate, Pub } from '@hub/subgraph-kit';
import type { CurriculumState, EnforcementStage, TrainingTopic } from '@hub/vocabulary';
import { CurriculumStateCode, EnforcementStageCode, TrainingTopicCode } from '../codes.js';
import { Committee } from '../committee/committee.stub.js';
import type { CurriculumRow, CurriculumVersionRow, ModuleRow, PresentationRow } from './curriculum.store.js';

@Entity('Curriculum', { key: 'id', description: 'What a series of trainings teaches, in versions.' })
export class Curriculum {
  @Pub(() => ID, { description: 'Id of the curriculum.' })
  id!: string;

  @Pub(() => String, { description: 'Title in English.' })
  titleEn!: string;

  @Pub(() => String, { description: 'Title in Thai.' })
  titleTh!: string;

  @Pub(() => String, { description: 'Who wrote it, in words.' })
  author!: string;

  @Pub(() => String, { nullable: true, description: 'Where it is described, and what of it was invented for a demo.' })
  source!: string | null;

  @Pub(() => Committee, { nullable: true, description: 'The committee that keeps it.' })
  committee!: Committee | null;

  @Pub(() => Int, { description: 'Version of the record, to send back with a change.' })
  version!: number;
}

export const CurriculumConnection = connectionType<Curriculum>('Curriculum', () => Curriculum);

@ObjectType({ description: 'A version of a curriculum. What was published of it is never changed.' })
export class CurriculumVersion {
  @Pub(() => ID, { description: 'Id of the version.' })
  id!: string;

  @Pub(() => Int, { description: '1 for the first version, then one more each time.' })
  number!: number;

  @Pub(() => CurriculumStateCode, { description: 'How far it has come.' })
  state!: CurriculumState;

  @Pub(() => String, {
    nullable: true,
    description: 'What is different from what was before; null where it was written down first.',
  })
  changed!: string | null;

  @Pub(() => LocalDate, { nullable: true, description: 'Day it was published; null for a draft.' })
  publishedOn!: string | null;

  curriculumId!: string;
}

export const CurriculumVersionConnection = connectionType<CurriculumVersion>(
  'CurriculumVersion',
  () => CurriculumVersion,
);

@ObjectType({ description: 'A part of a curriculum that can be taught alone.' })
export class Module {
  @Pub(() => ID, { description: 'Id of the module in this version.' })
  id!: string;

  @Pub(() => Int, { description: 'Its place in the order they are taught in, from 1.' })
  number!: number;

  @Pub(() => String, { description: 'Title in English.' })
  titleEn!: string;

  @Pub(() => String, { description: 'Title in Thai.' })
  titleTh!: string;

  @Pub(() => [TrainingTopicCode], { description: 'What it teaches.' })
  topics!: TrainingTopic[];
}

@ObjectType({ description: 'A presentation of a module.' })
export class Presentation {
  @Pub(() => ID, { description: 'Id of the presentation in this version.' })
  id!: string;

  @Pub(() => Int, { description: 'Its place in the module, from 1.' })
  number!: number;

  @Pub(() => String, { description: 'Title in English.' })
  titleEn!: string;

  @Pub(() => String, { description: 'Title in Thai.' })
  titleTh!: string;

  @Pub(() => [TrainingTopicCode], { description: 'What it teaches.' })
  topics!: TrainingTopic[];

  @Pub(() => Int, { description: 'How long it takes, in minutes.' })
  minutes!: number;

  @Pub(() => EnforcementStageCode, { nullable: true, description: 'The stage of enforcement it is about.' })
  stage!: EnforcementStage | null;
}

/** The public shape of a curriculum. */
export const curriculumOf = (row: CurriculumRow): Curriculum => ({
  ...{ id: row.id, titleEn: row.title_en, titleTh: row.title_th, author: row.author, source: row.source },
  ...{ committee: { id: row.committee_id }, version: row.version },
});

export const curriculumVersionOf = (row: CurriculumVersionRow): CurriculumVersion => ({
  ...{ id: row.id, number: row.number, state: row.state, changed: row.changed, publishedOn: row.published_on },
  curriculumId: row.curriculum_id,
});

export const moduleOf = (row: ModuleRow): Module => ({
  ...{ id: row.id, number: row.ordinal, titleEn: row.title_en, titleTh: row.title_th, topics: row.topics },
});

export const presentationOf = (row: PresentationRow): Presentation => ({
  ...{ id: row.id, number: row.ordinal, titleEn: row.title_en, titleTh: row.title_th, topics: row.topics },
  ...{ minutes: row.minutes, stage: row.stage },
});
