import { ID, InputType, Int } from 'type-graphql';
import { DateTime, Pub, Res } from '@hub/subgraph-kit';
import type { CaseTaskKind, TaskDropReason } from '@hub/vocabulary';
import { CaseTaskKindCode, TaskDropReasonCode } from '../codes.js';

@InputType({ description: 'Something to be done in a case that is assigned to you.' })
export class CreateCaseTaskInput {
  @Pub(() => ID, { description: 'Chosen by the client, the same for each repeat of the same task.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'The case.' })
  case!: string;

  @Res(null, () => CaseTaskKindCode, { description: 'What is to be done.' })
  kind!: CaseTaskKind;

  @Res(null, () => ID, { description: 'Who shall do it.' })
  official!: string;

  @Res(null, () => ID, { description: 'The office they hold, which must see the case.' })
  office!: string;

  @Res(null, () => DateTime, { description: 'Until when.' })
  dueAt!: Date;
}

@InputType({ description: 'A task that is done; yours, or of a case that is assigned to you.' })
export class CompleteCaseTaskInput {
  @Res(null, () => ID, { description: 'The task.' })
  task!: string;

  @Res(null, () => Int, { description: 'Version of the task that one has seen.' })
  version!: number;
}

@InputType({ description: 'A task that will not be done; yours, or of a case that is assigned to you.' })
export class DropCaseTaskInput extends CompleteCaseTaskInput {
  @Res(null, () => TaskDropReasonCode, { description: 'Why not.' })
  reason!: TaskDropReason;
}
