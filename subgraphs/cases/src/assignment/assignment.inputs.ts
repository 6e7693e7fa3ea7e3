import { ID, InputType } from 'type-graphql';
import { Res } from '@hub/subgraph-kit';

@InputType({ description: 'A handing over of a case.' })
export class AssignCaseInput {
  @Res(null, () => ID, { description: 'A case that is assigned to you, or that your secretariat sees.' })
  case!: string;

  @Res(null, () => ID, { description: 'Who shall work on it.' })
  official!: string;

  @Res(null, () => ID, { description: 'The office, of a committee concerned, through which.' })
  office!: string;
}

@InputType({ description: 'The end of an assignment.' })
export class EndAssignmentInput {
  @Res(null, () => ID, { description: 'Your own assignment, or one of a case that your secretariat sees.' })
  assignment!: string;
}
