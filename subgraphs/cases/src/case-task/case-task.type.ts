import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, DateTime, Problem, Pub, Res } from '@hub/subgraph-kit';
import type { CaseTaskKind, CaseTaskState, TaskDropReason } from '@hub/vocabulary';
import { CaseTaskKindCode, CaseTaskStateCode, TaskDropReasonCode } from '../codes.js';
import { Office } from '../office/office.stub.js';
import { Official } from '../official/official.stub.js';
import type { CaseTaskRow } from './case-task.store.js';

@ObjectType({ description: 'Something to be done in a case, by one official until an instant.' })
export class CaseTask {
  @Res('case:read', () => ID, { description: 'Opaque id of the task.' })
  id!: string;

  @Res('case:read', () => CaseTaskKindCode, { description: 'What is to be done.' })
  kind!: CaseTaskKind;

  @Res('case:read', () => Official, { nullable: true, description: 'Who shall do it.' })
  official!: Official | null;

  @Res('case:read', () => Office, { nullable: true, description: 'Through which office.' })
  office!: Office | null;

  @Res('case:read', () => DateTime, { description: 'Until when.' })
  dueAt!: Date;

  @Res('case:read', () => CaseTaskStateCode, { description: 'Where it stands.' })
  state!: CaseTaskState;

  @Res('case:read', () => TaskDropReasonCode, { nullable: true, description: 'Why it was dropped.' })
  dropReason!: TaskDropReason | null;

  @Res('case:read', () => Boolean, { description: 'True while it is open and its time is over, by the database.' })
  overdue!: boolean;

  @Res('case:read', () => Int, { description: 'Grows with each change; send it back to change the task.' })
  version!: number;

  @Res('case:read', () => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Res('case:read', () => DateTime, { nullable: true, description: 'When it was done or dropped.' })
  endedAt!: Date | null;

  /** Id of the case. */
  of!: string;
}

export const CaseTaskConnection = connectionType<CaseTask>('CaseTask', () => CaseTask);

@ObjectType({ description: 'The answer to a task that is made, done or dropped.' })
export class CaseTaskResult {
  @Res('case:read', () => CaseTask, { nullable: true, description: 'The task; null when nothing changed.' })
  task!: CaseTask | null;

  @Pub(() => [Problem], { description: 'What must be put right.' })
  problems!: readonly Problem[];
}

export const caseTaskOf = (row: CaseTaskRow): CaseTask =>
  Object.assign(new CaseTask(), {
    id: row.id,
    kind: row.kind,
    official: Official.of(row.person),
    office: Office.of(row.office),
    dueAt: new Date(row.due),
    state: row.state,
    dropReason: row.drop_reason,
    overdue: row.overdue,
    version: row.version,
    createdAt: new Date(row.at),
    endedAt: row.ended_at,
    of: row.case_id,
  });

export const taskKept = (row: CaseTaskRow): CaseTaskResult =>
  Object.assign(new CaseTaskResult(), { task: caseTaskOf(row), problems: [] });

export const taskNotKept = (...problems: readonly Problem[]): CaseTaskResult =>
  Object.assign(new CaseTaskResult(), { task: null, problems });
