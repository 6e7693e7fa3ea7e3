import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Classified, type ConnectionOf, type HubContext, keysetOf, PageArgs, toConnection } from '@hub/subgraph-kit';
import { Case } from '../case/case.type.js';
import { timelineOfCase } from './timeline.reference.js';
import { TimelineConnection, type TimelineEntry, timelineEntryOf } from './timeline.type.js';

@Resolver(() => Case)
export class TimelineResolver {
  @FieldResolver(() => TimelineConnection, {
    nullable: true,
    description: 'What was done in the case, newest first, as far as you may see what it was done to.',
  })
  @Classified('RES', 'case:read')
  async timeline(
    @Root() { id }: Case,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<TimelineEntry> | null> {
    keysetOf({ first, after });
    const page = await context.load(timelineOfCase, { case: id, first, after });
    return page && toConnection(page, timelineEntryOf);
  }
}
