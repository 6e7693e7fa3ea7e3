import { ID, Int, ObjectType } from 'type-graphql';
import { DateTime, LocalDate, Problem, Pub, Res } from '@hub/subgraph-kit';
import type { AssistanceType, GoalDropReason, GoalStatus, PlanAgreement } from '@hub/vocabulary';
import { AssistanceTypeCode } from '../assistance/assistance.codes.js';
import { Office } from '../office/office.stub.js';
import { Official } from '../official/official.stub.js';
import { GoalDropReasonCode, GoalStatusCode, PlanAgreementCode } from './support-plan.codes.js';
import type { SupportGoalRow, SupportPlanRow } from './support-plan.store.js';

@ObjectType({ description: 'Something that a person wants to come to by help.' })
export class SupportGoal {
  @Res('assistance:read', () => ID, { description: 'Opaque id; end the goal by it.' })
  id!: string;

  @Res('assistance:read', () => AssistanceTypeCode, { description: 'By what help.' })
  type!: AssistanceType;

  @Res('assistance:read', () => Office, { nullable: true, description: 'The office of the hub that answers for it.' })
  office!: Office | null;

  @Res('assistance:read', () => String, { nullable: true, description: 'Or the organisation outside the hub.' })
  organization!: string | null;

  @Res('assistance:read', () => LocalDate, { description: 'Until when it is to be reached.' })
  targetOn!: string;

  @Res('assistance:read', () => GoalStatusCode, { description: 'What became of it.' })
  status!: GoalStatus;

  @Res('assistance:read', () => GoalDropReasonCode, { nullable: true, description: 'Why it was dropped.' })
  dropReason!: GoalDropReason | null;

  @Res('assistance:read', () => LocalDate, { nullable: true, description: 'The day it was reached or dropped.' })
  endedOn!: string | null;
}

@ObjectType({
  description: 'What was agreed with a person about the help to come; each revision is a plan of its own.',
})
export class SupportPlan {
  @Res('assistance:read', () => ID, { description: 'Opaque id.' })
  id!: string;

  @Res('assistance:read', () => LocalDate, { description: 'The day it was agreed.' })
  agreedOn!: string;

  @Res('assistance:read', () => PlanAgreementCode, { description: 'Who agreed.' })
  agreedBy!: PlanAgreement;

  @Res('assistance:read', () => Int, { description: 'Grows with each change; send it back to change the plan.' })
  version!: number;

  @Res('assistance:read', () => DateTime, { nullable: true, description: 'When another plan took its place.' })
  supersededAt!: Date | null;

  @Res('assistance:read', () => Official, { nullable: true, description: 'Who recorded it.' })
  recordedBy!: Official | null;

  @Res('assistance:read', () => Office, { nullable: true, description: 'Through which office.' })
  office!: Office | null;

  @Res('assistance:read', () => DateTime, { description: 'When it was recorded.' })
  recordedAt!: Date;
}

@ObjectType({ description: 'The answer to a support plan that is agreed or changed.' })
export class SupportPlanResult {
  @Res('assistance:read', () => SupportPlan, { nullable: true, description: 'The plan; null when nothing changed.' })
  plan!: SupportPlan | null;

  @Pub(() => [Problem], { description: 'What must be put right.' })
  problems!: readonly Problem[];
}

export const goalOf = ({ office, ...row }: SupportGoalRow): SupportGoal =>
  Object.assign(new SupportGoal(), {
    ...{ id: row.id, type: row.type, office: office && Office.of(office), organization: row.organization },
    ...{ targetOn: row.targetOn, status: row.status, dropReason: row.dropReason, endedOn: row.endedOn },
  });

export const planOf = (row: SupportPlanRow): SupportPlan =>
  Object.assign(new SupportPlan(), {
    ...{ id: row.id, agreedOn: row.agreedOn, agreedBy: row.agreedBy, version: row.version },
    ...{ supersededAt: row.supersededAt, recordedBy: Official.of(row.recordedBy) },
    ...{ office: Office.of(row.recordedThrough), recordedAt: row.createdAt },
  });

export const planned = (row: SupportPlanRow): SupportPlanResult => ({ plan: planOf(row), problems: [] });
export const notPlanned = (...problems: readonly Problem[]): SupportPlanResult => ({ plan: null, problems });
