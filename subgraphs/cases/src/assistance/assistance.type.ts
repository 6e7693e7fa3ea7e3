import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, DateTime, LocalDate, Problem, Pub, Res, Vid } from '@hub/subgraph-kit';
import type { AssistanceOutcome, AssistanceStatus, AssistanceType, ShelterNeed } from '@hub/vocabulary';
import { Office } from '../office/office.stub.js';
import { Official } from '../official/official.stub.js';
import {
  AssistanceOutcomeCode,
  AssistanceStatusCode,
  AssistanceTypeCode,
  ShelterNeedCode,
} from './assistance.codes.js';
import type { Details } from './assistance.inputs.js';
import type { AssistanceRow } from './assistance.store.js';

@ObjectType({ description: 'Amounts and notes of an assistance; each value is null when it is not known.' })
export class AssistanceDetails implements Details {
  @Vid('person:health', () => String, { nullable: true, description: 'What is claimed or asked for, in baht.' })
  amountClaimed!: string | null;

  @Vid('person:health', () => String, { nullable: true, description: 'What was paid, in baht.' })
  amountPaid!: string | null;

  @Vid('person:health', () => String, { nullable: true, description: 'Notes.' })
  notes!: string | null;
}

@ObjectType({ description: 'Help that a person is offered or gets. Where a person is sheltered is told elsewhere.' })
export class Assistance {
  @Res('assistance:read', () => ID, { description: 'Opaque id; change the assistance by it.' })
  id!: string;

  @Res('assistance:read', () => AssistanceTypeCode, { description: 'What help.' })
  type!: AssistanceType;

  @Res('assistance:read', () => AssistanceStatusCode, { description: 'How far it has come.' })
  status!: AssistanceStatus;

  @Res('assistance:read', () => Office, { nullable: true, description: 'The office of the hub that gives it.' })
  office!: Office | null;

  @Res('assistance:read', () => String, { nullable: true, description: 'Or the organisation outside the hub.' })
  organization!: string | null;

  @Res('assistance:read', () => LocalDate, { nullable: true, description: 'The day it is planned for.' })
  plannedOn!: string | null;

  @Res('assistance:read', () => LocalDate, { nullable: true, description: 'The day it began.' })
  startedOn!: string | null;

  @Res('assistance:read', () => LocalDate, { nullable: true, description: 'The day it ended.' })
  endedOn!: string | null;

  @Res('assistance:read', () => AssistanceOutcomeCode, { nullable: true, description: 'What it came to.' })
  outcome!: AssistanceOutcome | null;

  @Res('assistance:read', () => [ShelterNeedCode], { description: 'What a shelter must offer to the person.' })
  shelterNeeds!: readonly ShelterNeed[];

  @Res('assistance:read', () => Int, { description: 'Grows with each change; send it back to change the assistance.' })
  version!: number;

  @Res('assistance:read', () => Official, { nullable: true, description: 'Who recorded it.' })
  createdBy!: Official | null;

  @Res('assistance:read', () => DateTime, { description: 'When it was recorded; lists are ordered by it.' })
  createdAt!: Date;
}

export const AssistanceConnection = connectionType<Assistance>('Assistance', () => Assistance);

@ObjectType({ description: 'The answer to an assistance that is created or changed.' })
export class AssistanceResult {
  @Res('assistance:read', () => Assistance, {
    nullable: true,
    description: 'The assistance; null when nothing changed.',
  })
  assistance!: Assistance | null;

  @Pub(() => [Problem], { description: 'What must be put right.' })
  problems!: readonly Problem[];
}

export const assistanceOf = ({ office, createdBy, at, ...row }: AssistanceRow): Assistance =>
  Object.assign(new Assistance(), {
    ...{ id: row.id, type: row.type, status: row.status, organization: row.organization },
    ...{ office: office === null ? null : Office.of(office), plannedOn: row.plannedOn, startedOn: row.startedOn },
    ...{ endedOn: row.endedOn, outcome: row.outcome, shelterNeeds: row.shelterNeeds, version: row.version },
    ...{ createdBy: Official.of(createdBy), createdAt: new Date(at) },
  });

export const assisted = (row: AssistanceRow): AssistanceResult =>
  Object.assign(new AssistanceResult(), { assistance: assistanceOf(row), problems: [] });

export const notAssisted = (problems: readonly Problem[]): AssistanceResult =>
  Object.assign(new AssistanceResult(), { assistance: null, problems });
