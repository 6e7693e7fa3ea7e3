import { ID, ObjectType } from 'type-graphql';
import { LocalDate, Problem, Pub, Res } from '@hub/subgraph-kit';
import { Committee } from '../committee/committee.stub.js';
import type { LiaisonAssignmentEntity } from './assignment.entity.js';

@ObjectType({ description: 'A committee works with a counterpart office for a time.' })
export class LiaisonAssignment {
  /** Id of the office that the `counterpart` field loads. */
  counterpartId!: string;

  @Res('counterpart:read', () => ID, { description: 'Id of the assignment; end it by this.' })
  id!: string;

  @Res('counterpart:read', () => Committee, { nullable: true, description: 'The committee on the Thai side.' })
  committee!: Committee | null;

  @Res('counterpart:read', () => LocalDate, { nullable: true, description: 'The first day, where recorded.' })
  since!: string | null;

  @Res('counterpart:read', () => LocalDate, { nullable: true, description: 'The day after the last; null if open.' })
  until!: string | null;
}

@ObjectType({ description: 'An assignment that was made or ended, or what to put right.' })
export class LiaisonAssignmentResult {
  @Res('counterpart:read', () => LiaisonAssignment, { nullable: true, description: 'Null when there are problems.' })
  assignment!: LiaisonAssignment | null;

  @Pub(() => [Problem], { description: 'Empty when it was done.' })
  problems!: readonly Problem[];
}

export const assignmentOf = (row: LiaisonAssignmentEntity): LiaisonAssignment =>
  Object.assign(new LiaisonAssignment(), {
    id: row.id,
    counterpartId: row.counterpart,
    committee: Committee.of(row.committee),
    since: row.since,
    until: row.until,
  });

export const assigned = (row: LiaisonAssignmentEntity): LiaisonAssignmentResult =>
  Object.assign(new LiaisonAssignmentResult(), { assignment: assignmentOf(row), problems: [] });

export const notAssigned = (...problems: Problem[]): LiaisonAssignmentResult =>
  Object.assign(new LiaisonAssignmentResult(), { assignment: null, problems });
