import { ID, ObjectType } from 'type-graphql';
import { DateTime, Problem, Pub, Res } from '@hub/subgraph-kit';
import { Office } from '../office/office.stub.js';
import { Official } from '../official/official.stub.js';
import type { AssignmentRow } from './assignment.store.js';

@ObjectType({ description: 'A person who works on a case, through an office.' })
export class CaseAssignment {
  @Res('case:read', () => ID, { description: 'Opaque id; end the assignment by it.' })
  id!: string;

  @Res('case:read', () => Official, { nullable: true, description: 'Who.' })
  official!: Official | null;

  @Res('case:read', () => Office, {
    nullable: true,
    description: 'Through which office; it ends with the appointment.',
  })
  office!: Office | null;

  @Res('case:read', () => DateTime, { description: 'Since when.' })
  since!: Date;

  @Res('case:read', () => DateTime, {
    nullable: true,
    description: 'When it was ended by hand; it ends with the appointment in any case.',
  })
  endedAt!: Date | null;
}

@ObjectType({ description: 'The answer to a handing over, or to the end of one.' })
export class CaseAssignmentResult {
  @Res('case:read', () => CaseAssignment, { nullable: true, description: 'The assignment; null when nothing changed.' })
  assignment!: CaseAssignment | null;

  @Pub(() => [Problem], { description: 'What stands against it.' })
  problems!: readonly Problem[];
}

export const assignmentOf = (row: AssignmentRow): CaseAssignment =>
  Object.assign(new CaseAssignment(), {
    id: row.id,
    official: Official.of(row.person),
    office: Office.of(row.office),
    since: row.created_at,
    endedAt: row.ended_at,
  });

export const assigned = (row: AssignmentRow): CaseAssignmentResult =>
  Object.assign(new CaseAssignmentResult(), { assignment: assignmentOf(row), problems: [] });

export const notAssigned = (problem: Problem): CaseAssignmentResult =>
  Object.assign(new CaseAssignmentResult(), { assignment: null, problems: [problem] });
