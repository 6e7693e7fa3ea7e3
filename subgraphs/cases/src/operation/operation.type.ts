import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, DateTime, LocalDate, Problem, Pub, Res, Vid } from '@hub/subgraph-kit';
import type { CaseReason, OperationState } from '@hub/vocabulary';
import { CaseReasonCode, OperationStateCode } from '../codes.js';
import { Office } from '../office/office.stub.js';
import { Place } from '../place/place.stub.js';
import type { OperationCorrectionRow } from './operation.correction-store.js';
import type { OfNationality } from './operation.rules.js';
import type { PlanValues } from './operation.sealing.js';
import type { OperationRow } from './operation.store.js';

@ObjectType({ description: 'What an operation is meant to do; each value is null when it is not decided.' })
export class OperationPlan implements PlanValues {
  @Vid('operation:plan', () => LocalDate, { nullable: true, description: 'The day it is meant for.' })
  plannedOn!: string | null;

  @Vid('operation:plan', () => ID, { nullable: true, description: 'P-code of the district.' })
  district!: string | null;

  @Vid('operation:plan', () => String, { nullable: true, description: 'The unit that leads it.' })
  unit!: string | null;

  @Vid('operation:plan', () => String, { nullable: true, description: 'The plan in words.' })
  description!: string | null;
}

@ObjectType({ description: 'Persons of one nationality in an operation.' })
export class OperationCount implements OfNationality {
  @Res('operation:read', () => String, { description: 'ISO 3166-1 alpha-3.' })
  nationality!: string;

  @Res('operation:read', () => Int, { description: 'How many.' })
  n!: number;
}

@ObjectType({ description: 'What was told of an operation before it was put right.' })
export class OperationCorrection {
  @Res('operation:read', () => Int, { description: 'The version of the operation that the correction made.' })
  version!: number;

  @Res('operation:read', () => LocalDate, { description: 'The day it was said to be held on.' })
  heldOn!: string;

  @Res('operation:read', () => Place, { nullable: true, description: 'The district it was said to be held in.' })
  district!: Place | null;

  @Res('operation:read', () => Office, { nullable: true, description: 'The office that was said to lead it.' })
  leadOffice!: Office | null;

  @Res('operation:read', () => String, { nullable: true, description: 'The unit that was said to lead it.' })
  leadUnit!: string | null;

  @Res('operation:read', () => [OperationCount], { description: 'Who was said to be rescued, most first.' })
  rescued!: readonly OperationCount[];

  @Res('operation:read', () => [OperationCount], { description: 'Who was said to be arrested, most first.' })
  arrested!: readonly OperationCount[];

  @Res('operation:read', () => CaseReasonCode, { description: 'Why it was put right.' })
  reason!: CaseReason;

  @Res('operation:read', () => DateTime, { description: 'When.' })
  correctedAt!: Date;
}

@ObjectType({
  description:
    'What police do in one or more cases. Only police see that there is one; when it is done, so does whoever sees a case of it.',
})
export class Operation {
  @Res('operation:read', () => ID, { description: 'Opaque id of the operation.' })
  id!: string;

  @Res('operation:read', () => OperationStateCode, { description: 'Where it stands.' })
  state!: OperationState;

  @Res('operation:read', () => LocalDate, { nullable: true, description: 'The day it was held on, once it is done.' })
  heldOn!: string | null;

  @Res('operation:read', () => Place, { nullable: true, description: 'The district, once it is done.' })
  district!: Place | null;

  @Res('operation:read', () => Office, {
    nullable: true,
    description: 'The office that led it, once it is done; null when it was no office of the hub.',
  })
  leadOffice!: Office | null;

  @Res('operation:read', () => String, {
    nullable: true,
    description: 'The unit that led it in words, once it is done.',
  })
  leadUnit!: string | null;

  @Res('operation:read', () => [OperationCount], { description: 'Who was rescued, most first.' })
  rescued!: readonly OperationCount[];

  @Res('operation:read', () => [OperationCount], { description: 'Who was arrested, most first.' })
  arrested!: readonly OperationCount[];

  @Res('operation:read', () => Int, { description: 'Grows with each change; send it back to change the operation.' })
  version!: number;

  @Res('operation:read', () => DateTime, { description: 'When it was entered.' })
  plannedAt!: Date;
}

export const OperationConnection = connectionType<Operation>('Operation', () => Operation);

@ObjectType({ description: 'The answer to a plan or a step of an operation.' })
export class OperationResult {
  @Res('operation:read', () => Operation, { nullable: true, description: 'The operation; null when nothing changed.' })
  operation!: Operation | null;

  @Pub(() => [Problem], { description: 'What must be put right.' })
  problems!: readonly Problem[];
}

const countOf = (count: OfNationality): OperationCount => Object.assign(new OperationCount(), count);

export const correctionShape = ({ former, ...row }: OperationCorrectionRow): OperationCorrection =>
  Object.assign(new OperationCorrection(), {
    version: row.version,
    heldOn: former.heldOn,
    district: Place.of(former.district),
    leadOffice: former.leadOffice && Office.of(former.leadOffice),
    leadUnit: former.leadUnit,
    rescued: former.rescued.map(countOf),
    arrested: former.arrested.map(countOf),
    reason: row.reason,
    correctedAt: row.created_at,
  });

export const operationShape = (row: OperationRow): Operation =>
  Object.assign(new Operation(), {
    id: row.id,
    state: row.state,
    heldOn: row.held_on,
    district: row.district && Place.of(row.district),
    leadOffice: row.lead_office && Office.of(row.lead_office),
    leadUnit: row.lead_unit,
    rescued: row.rescued.map(countOf),
    arrested: row.arrested.map(countOf),
    version: row.version,
    plannedAt: new Date(row.at),
  });

export const operationKept = (row: OperationRow): OperationResult =>
  Object.assign(new OperationResult(), { operation: operationShape(row), problems: [] });

export const operationNotKept = (problems: readonly Problem[]): OperationResult =>
  Object.assign(new OperationResult(), { operation: null, problems });
