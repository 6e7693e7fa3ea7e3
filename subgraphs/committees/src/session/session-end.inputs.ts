import { ID, InputType, ObjectType } from 'type-graphql';
import { DateTime, Problem, Pub, Res } from '@hub/subgraph-kit';

@InputType({ description: 'Whose sessions to end.' })
export class EndSessionsInput {
  @Res(null, () => ID, { description: 'The official.' })
  official!: string;
}

@ObjectType({ description: 'Until when sign-ins are void, or what to put right.' })
export class EndSessionsResult {
  @Res(null, () => DateTime, {
    nullable: true,
    description: 'Every sign-in up to this instant is void, on every device; null when refused.',
  })
  endedAt!: Date | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: Problem[];
}
