import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, DateTime, Entity, Indicator, LocalDate, Pub } from '@hub/subgraph-kit';
import type { MaterialKind, TextLanguage, TrainingTopic } from '@hub/vocabulary';
import { MaterialKindCode, TextLanguageCode, TrainingTopicCode } from '../codes.js';
import { Committee } from '../committee/committee.stub.js';
import { Place } from '../place/place.stub.js';
import type { DistributionCorrectionRow } from './distribution.store.js';
import type { DistributionRow, MaterialRow, MaterialVersionRow } from './material.store.js';

@Entity('Material', { key: 'id', description: 'Something that is taught from or handed out, in versions.' })
export class Material {
  @Pub(() => ID, { description: 'Id of the material.' })
  id!: string;

  @Pub(() => MaterialKindCode, { description: 'What it is.' })
  kind!: MaterialKind;

  @Pub(() => String, { description: 'Title in English.' })
  titleEn!: string;

  @Pub(() => String, { description: 'Title in Thai.' })
  titleTh!: string;

  @Pub(() => String, { description: 'Organization that wrote it, in words.' })
  author!: string;

  @Pub(() => [TrainingTopicCode], { description: 'What it is about.' })
  topics!: TrainingTopic[];

  @Pub(() => String, { nullable: true, description: 'Where it is described, and what of it was invented for a demo.' })
  note!: string | null;

  @Pub(() => Committee, { nullable: true, description: 'The committee that keeps it.' })
  committee!: Committee | null;

  @Pub(() => Int, { description: 'Version of the record, to send back with a change.' })
  version!: number;
}

export const MaterialConnection = connectionType<Material>('Material', () => Material);

@ObjectType({ description: 'A version of a material.' })
export class MaterialVersion {
  @Pub(() => ID, { description: 'Id of the version.' })
  id!: string;

  @Pub(() => Int, { description: '1 for the first version, then one more each time.' })
  number!: number;

  @Pub(() => LocalDate, { description: 'Day it was issued.' })
  issuedOn!: string;

  @Pub(() => String, { nullable: true, description: 'What is different from the version before; null for the first.' })
  changed!: string | null;

  @Pub(() => [TextLanguageCode], { description: 'Languages it is in.' })
  languages!: TextLanguage[];

  @Pub(() => String, { nullable: true, description: 'SHA-256 of its file in hex; null when it was not entered.' })
  sha256!: string | null;

  @Pub(() => Boolean, { description: 'True when a newer version replaced it.' })
  superseded!: boolean;

  materialId!: string;
}

export const MaterialVersionConnection = connectionType<MaterialVersion>('MaterialVersion', () => MaterialVersion);

@ObjectType({ description: 'What is told of a distribution, as it stands and as it stood.' })
class DistributionTold {
  @Pub(() => Int, { nullable: true, description: 'How many copies; null where nobody said.' })
  copies!: number | null;

  @Pub(() => Boolean, { description: 'True when it is "at least".' })
  lowerBound!: boolean;

  @Pub(() => Place, { nullable: true, description: 'Where they went.' })
  place!: Place | null;

  @Pub(() => Committee, { nullable: true, description: 'The committee that got them; null when it was none.' })
  committee!: Committee | null;

  @Pub(() => LocalDate, { description: 'Day they were handed over; of a month that alone is known, its last day.' })
  handedOn!: string;

  versionId!: string;
}

@ObjectType({ description: 'That copies of a material went somewhere.' })
export class MaterialDistribution extends DistributionTold {
  @Pub(() => ID, { description: 'Id of the record.' })
  id!: string;

  @Pub(() => String, { nullable: true, description: 'The publication that tells of it.' })
  source!: string | null;

  @Pub(() => Int, { description: 'Version of the record, to send back with a correction.' })
  version!: number;
}

@ObjectType({ description: 'What was recorded of a distribution of a material before it was put right.' })
export class MaterialDistributionCorrection extends DistributionTold {
  @Pub(() => Int, { description: 'The version that it was.' })
  version!: number;

  @Pub(() => DateTime, { description: 'When it was put right.' })
  correctedAt!: Date;

  why!: string;
}

export const MaterialDistributionConnection = connectionType<MaterialDistribution>(
  'MaterialDistribution',
  () => MaterialDistribution,
);

/** The public shape of a material. */
export const materialOf = (row: MaterialRow): Material => ({
  ...{ id: row.id, kind: row.kind, titleEn: row.title_en, titleTh: row.title_th, author: row.author },
  ...{ topics: row.topics, note: row.note, committee: { id: row.committee_id }, version: row.version },
});

export const materialVersionOf = (row: MaterialVersionRow): MaterialVersion => ({
  ...{ id: row.id, number: row.number, issuedOn: row.issued_on, changed: row.changed, languages: row.languages },
  ...{ sha256: row.sha256, superseded: row.superseded, materialId: row.material_id },
});

const toldOf = (row: DistributionRow | DistributionCorrectionRow) => ({
  ...{ copies: row.copies, lowerBound: row.lower_bound, place: { pcode: row.place }, version: row.version },
  ...{ committee: row.committee_id ? { id: row.committee_id } : null, handedOn: row.handed_on },
  versionId: row.material_version_id,
});

export const distributionOf = (row: DistributionRow): MaterialDistribution =>
  Object.assign(new MaterialDistribution(), { ...toldOf(row), id: row.id, source: row.source });

export const toDistributionCorrection = (row: DistributionCorrectionRow): MaterialDistributionCorrection =>
  Object.assign(new MaterialDistributionCorrection(), {
    ...{ ...toldOf(row), correctedAt: row.corrected_at, why: row.reason },
  });

/** I16 as the records tell it. */
export const reachIndicator = (
  { districts, lastDay }: { readonly districts: number; readonly lastDay: string | null },
  today: string,
): Indicator =>
  Object.assign(new Indicator(), {
    ...{ code: 'I16', value: districts, unit: 'districts', n: districts, asOf: lastDay ?? today },
    ...{ scope: 'Districts that any material was handed out in', source: 'Distribution records of the hub' },
    ...{ lowerBound: false, suppressed: false },
  });
