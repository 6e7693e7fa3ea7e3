import { ObjectType } from 'type-graphql';
import { DateTime, Res } from '@hub/subgraph-kit';
import { Office } from '../office/office.stub.js';
import { Official } from '../official/official.stub.js';
import type { AssignmentRow } from './assignment.store.js';

@ObjectType({ description: 'A person who works on a case, through the office under which they accepted it.' })
export class CaseAssignment {
  @Res('case:read', () => Official, { nullable: true, description: 'Who.' })
  official!: Official | null;

  @Res('case:read', () => Office, {
    nullable: true,
    description: 'Through which office; it ends with the appointment.',
  })
  office!: Office | null;

  @Res('case:read', () => DateTime, { description: 'Since when.' })
  since!: Date;
}

export const assignmentOf = ({ person, office, created_at }: AssignmentRow): CaseAssignment =>
  Object.assign(new CaseAssignment(), { official: Official.of(person), office: Office.of(office), since: created_at });
