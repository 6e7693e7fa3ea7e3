import { ObjectType } from 'type-graphql';
import { LocalDate, Res } from '@hub/subgraph-kit';
import { Committee } from '../committee/committee.stub.js';
import type { LiaisonAssignmentEntity } from './assignment.entity.js';

@ObjectType({ description: 'A committee works with a counterpart office for a time.' })
export class LiaisonAssignment {
  /** Id of the office that the `counterpart` field loads. */
  counterpartId!: string;

  @Res('counterpart:read', () => Committee, { nullable: true, description: 'The committee on the Thai side.' })
  committee!: Committee | null;

  @Res('counterpart:read', () => LocalDate, { nullable: true, description: 'The first day, where recorded.' })
  since!: string | null;

  @Res('counterpart:read', () => LocalDate, { nullable: true, description: 'The day after the last; null if open.' })
  until!: string | null;
}

export const assignmentOf = ({ committee, counterpart, since, until }: LiaisonAssignmentEntity): LiaisonAssignment =>
  Object.assign(new LiaisonAssignment(), {
    counterpartId: counterpart,
    committee: Committee.of(committee),
    since,
    until,
  });
