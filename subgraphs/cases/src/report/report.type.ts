import { ID, ObjectType } from 'type-graphql';
import { DateTime, Problem, Pub, Res } from '@hub/subgraph-kit';
import { ReportStatusCode } from '../codes.js';

@ObjectType({ description: 'Proof that a report is stored and that each entitled inbox holds it.' })
export class ReportReceipt {
  @Res('case:report', () => ID, { description: 'Id of the report; the same for each repeat with the same key.' })
  id!: string;

  @Res('case:report', () => ReportStatusCode, { description: 'What became of the report.' })
  status!: 'COMMITTED';

  @Res('case:report', () => DateTime, { description: 'When it was stored.' })
  reportedAt!: Date;
}

@ObjectType({ description: 'The answer to a report.' })
export class ReportIncidentResult {
  @Res('case:report', () => ReportReceipt, { nullable: true, description: 'Null when the report was not stored.' })
  receipt!: ReportReceipt | null;

  @Pub(() => [Problem], { description: 'What must be put right before the report can be stored.' })
  problems!: readonly Problem[];

  /** Id of the case the report opened; whether the caller sees it is decided when it is asked for. */
  opened!: string | null;
}

export const reported = ({ id, createdAt, caseId }: { id: string; createdAt: Date; caseId: string }) =>
  Object.assign(new ReportIncidentResult(), {
    receipt: Object.assign(new ReportReceipt(), { id, status: 'COMMITTED', reportedAt: createdAt }),
    problems: [],
    opened: caseId,
  });

export const notReported = (problems: readonly Problem[]): ReportIncidentResult =>
  Object.assign(new ReportIncidentResult(), { receipt: null, problems, opened: null });
