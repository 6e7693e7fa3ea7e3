import { Args, ArgsType, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  Input,
  keysetOf,
  PageArgs,
  pageOf,
  Res,
  toConnection,
} from '@hub/subgraph-kit';
import { TRAINING_TOPICS, type TrainingTopic } from '@hub/vocabulary';
import { TrainingTopicCode } from '../codes.js';
import { requireTestItemReading } from '../permissions.js';
import { retireItem, reviseItem, writeItem } from './test-item.commands.js';
import { RetireTestItemInput, ReviseTestItemInput, TestItemResult, WriteTestItemInput } from './test-item.inputs.js';
import { itemKey, listItems } from './test-item.store.js';
import { TestItem, TestItemConnection, toTestItem } from './test-item.type.js';

@ArgsType()
class TestItemsArgs extends PageArgs {
  @Res(null, () => TrainingTopicCode, { nullable: true, description: 'Only items of this topic.' })
  topic?: TrainingTopic | null;
}

@Resolver(() => TestItem)
export class TestItemResolver {
  @Query(() => TestItemConnection, {
    description: 'Items kept by committees of your offices and those above and below them, last entered first.',
  })
  @Classified('RES', 'test-item:read')
  async testItems(
    @Args(() => TestItemsArgs) { topic, ...page }: TestItemsArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<TestItem>> {
    requireTestItemReading(context);
    const keyset = keysetOf(page);
    const rows = await context.asCaller((tx) => listItems(tx, topic ? [topic] : TRAINING_TOPICS, keyset));
    return toConnection(pageOf(rows, keyset, itemKey), toTestItem);
  }

  @Mutation(() => TestItemResult, { description: 'Writes down a new item of the bank.' })
  @Classified('RES', 'test-item:write')
  writeTestItem(
    @Input('input', () => WriteTestItemInput, { class: 'RES', description: 'What.' }) input: WriteTestItemInput,
    @Ctx() context: HubContext,
  ): Promise<TestItemResult> {
    return writeItem(context, input);
  }

  @Mutation(() => TestItemResult, {
    description: 'Writes the next version of an item; earlier ones stay as they were.',
  })
  @Classified('RES', 'test-item:write')
  reviseTestItem(
    @Input('input', () => ReviseTestItemInput, { class: 'RES', description: 'What.' }) input: ReviseTestItemInput,
    @Ctx() context: HubContext,
  ): Promise<TestItemResult> {
    return reviseItem(context, input);
  }

  @Mutation(() => TestItemResult, { description: 'Keeps an item from new tests, for good.' })
  @Classified('RES', 'test-item:write')
  retireTestItem(
    @Input('input', () => RetireTestItemInput, { class: 'RES', description: 'Which.' }) input: RetireTestItemInput,
    @Ctx() context: HubContext,
  ): Promise<TestItemResult> {
    return retireItem(context, input);
  }
}
