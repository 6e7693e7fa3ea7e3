import { ID, Int, ObjectType } from 'type-graphql';
import { DateTime, Problem, Pub, Res, Vid } from '@hub/subgraph-kit';
import type { MdtDiscipline, ScreeningConcern, ScreeningFinding, ScreeningIndicator } from '@hub/vocabulary';
import { MdtDisciplineCode, ScreeningConcernCode, ScreeningFindingCode, ScreeningIndicatorCode } from '../codes.js';
import { Office } from '../office/office.stub.js';
import { Official } from '../official/official.stub.js';
import { concernsOf } from './screening.rules.js';
import type { ScreeningRow } from './screening.store.js';

@ObjectType({ description: 'What a screening of a person found; what was answered is asked for apart.' })
export class Screening {
  @Res('person:read', () => ID, { description: 'Opaque id.' })
  id!: string;

  @Res('person:read', () => String, { description: 'Code of the form.' })
  form!: string;

  @Res('person:read', () => Int, { description: 'Version of the form.' })
  formVersion!: number;

  @Res('person:read', () => ScreeningFindingCode, { description: 'What was found.' })
  finding!: ScreeningFinding;

  @Res('person:read', () => [ScreeningIndicatorCode], { description: 'The signs that were found.' })
  indicators!: readonly ScreeningIndicator[];

  @Res('person:read', () => [ScreeningConcernCode], { description: 'What these signs point to.' })
  concerns!: readonly ScreeningConcern[];

  @Res('person:read', () => Official, { nullable: true, description: 'Who screened.' })
  by!: Official | null;

  @Res('person:read', () => Office, { nullable: true, description: 'Through which office.' })
  office!: Office | null;

  @Res('person:read', () => DateTime, { description: 'When.' })
  screenedAt!: Date;
}

@ObjectType({ description: 'The answer to a screening that was recorded.' })
export class ScreeningResult {
  @Res('person:read', () => Screening, { nullable: true, description: 'The screening; null when it was not recorded.' })
  screening!: Screening | null;

  @Pub(() => [Problem], { description: 'What must be put right.' })
  problems!: readonly Problem[];
}

@ObjectType({ description: 'What a person answered to one question of a screening.' })
export class ScreeningAnswer {
  @Vid('assessment:read', () => ID, { description: 'Id of the screening.' })
  screening!: string;

  @Vid('assessment:read', () => String, { description: 'Code of the question, in the version of the form.' })
  question!: string;

  @Vid('assessment:read', () => String, { description: 'The answer, in words.' })
  answer!: string;
}

@ObjectType({ description: 'What one discipline of a team thought of a person.' })
export class MdtOpinion {
  @Vid('assessment:read', () => ID, { description: 'Id of the review.' })
  review!: string;

  @Vid('assessment:read', () => MdtDisciplineCode, { description: 'Whose opinion.' })
  discipline!: MdtDiscipline;

  @Vid('assessment:read', () => String, { description: 'The opinion, in words.' })
  opinion!: string;
}

@ObjectType({ description: 'What a person answered when screened, and what reviews thought of it.' })
export class PersonAssessment {
  @Vid('assessment:read', () => [ScreeningAnswer], { description: 'Answers of all screenings, oldest first.' })
  answers!: readonly ScreeningAnswer[];

  @Vid('assessment:read', () => [MdtOpinion], { description: 'Opinions of all reviews, oldest first.' })
  opinions!: readonly MdtOpinion[];
}

export const screeningOf = (row: ScreeningRow): Screening =>
  Object.assign(new Screening(), {
    ...{ id: row.id, form: row.form, formVersion: row.form_version, finding: row.finding },
    ...{ indicators: row.indicators, concerns: concernsOf(row.indicators) },
    ...{ by: Official.of(row.screened_by), office: Office.of(row.screened_through), screenedAt: row.created_at },
  });

export const screened = (row: ScreeningRow): ScreeningResult => ({ screening: screeningOf(row), problems: [] });
export const notScreened = (...problems: readonly Problem[]): ScreeningResult => ({ screening: null, problems });
