import { Int, ObjectType } from 'type-graphql';
import { DateTime, Loads, Res } from '@hub/subgraph-kit';
import { Office } from '../office/office.stub.js';
import { Official } from '../official/official.stub.js';
import type { CaseloadRow } from './caseload.store.js';

@Loads('STATISTICS')
@ObjectType({ description: 'What one official has to do through one office, of the cases that you may see.' })
export class Caseload {
  @Res('case:read', () => Official, { nullable: true, description: 'Who.' })
  official!: Official | null;

  @Res('case:read', () => Office, { nullable: true, description: 'Through which office.' })
  office!: Office | null;

  @Res('case:read', () => Int, { description: 'Cases assigned that have not ended.' })
  openCases!: number;

  @Res('case:read', () => Int, { description: 'Open tasks whose time is not over.' })
  dueTasks!: number;

  @Res('case:read', () => Int, { description: 'Open tasks whose time is over, by the database.' })
  overdueTasks!: number;

  @Res('case:read', () => DateTime, {
    nullable: true,
    description: 'When the case that has waited longest took its last step; null without a case.',
  })
  oldestStepAt!: Date | null;

  /** Ids of the cases. */
  of!: readonly string[];
}

export const caseloadOfRow = (row: CaseloadRow): Caseload =>
  Object.assign(new Caseload(), {
    ...{ official: Official.of(row.person), office: Office.of(row.office), openCases: row.open },
    ...{ dueTasks: row.due, overdueTasks: row.overdue, oldestStepAt: row.oldest, of: row.cases },
  });
