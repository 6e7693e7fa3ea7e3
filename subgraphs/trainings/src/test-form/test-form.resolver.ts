import { Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input, rowsByOwner } from '@hub/subgraph-kit';
import type { TestPhase } from '@hub/vocabulary';
import { Attendance } from '../attendance/attendance.type.js';
import { requireTestItemReading } from '../permissions.js';
import { TestItemVersion, toItemVersion } from '../test-item/test-item.type.js';
import { TrainingEventResult } from '../training-event/training-event.inputs.js';
import { TrainingEvent } from '../training-event/training-event.type.js';
import { composeTest, recordAnswers } from './test-form.commands.js';
import { ComposeTestInput, RecordTestAnswersInput } from './test-form.inputs.js';
import type { Chosen } from './test-form.rules.js';
import { formsOf, type SheetRow, sheetsOfAttendances, topicsOf } from './test-form.store.js';
import { TopicScore, toTopicScore } from './test-form.type.js';

const formByTraining = rowsByOwner({ list: formsOf, keyOf: ({ training }) => training, shape: toItemVersion });
const topicsByTraining = rowsByOwner({ list: topicsOf, keyOf: ({ training }) => training, shape: toTopicScore });
const sheetsByAttendance = rowsByOwner<SheetRow, SheetRow>({
  list: sheetsOfAttendances,
  keyOf: ({ attendance }) => attendance,
  shape: (sheet) => sheet,
});

@Resolver(() => TrainingEvent)
export class TestFormResolver {
  @FieldResolver(() => [TestItemVersion], {
    nullable: true,
    description: 'What its test asks, in order; empty where it asks nothing, or you may not see it.',
  })
  @Classified('RES', 'test-item:read')
  testForm(@Root() { id }: TrainingEvent, @Ctx() context: HubContext): Promise<TestItemVersion[] | null> {
    requireTestItemReading(context);
    return context.load(formByTraining, id);
  }

  @FieldResolver(() => [TopicScore], {
    nullable: true,
    description: 'Right answers by topic before and after; empty when withheld, and where answers are not known.',
  })
  @Classified('PUB')
  topicResults(@Root() { id }: TrainingEvent, @Ctx() context: HubContext): Promise<TopicScore[] | null> {
    return context.load(topicsByTraining, id);
  }

  @Mutation(() => TrainingEventResult, { description: 'Says what the test of a training asks, until it is answered.' })
  @Classified('RES', 'training:write')
  composeTest(
    @Input('input', () => ComposeTestInput, { class: 'RES', description: 'The test.' }) input: ComposeTestInput,
    @Ctx() context: HubContext,
  ): Promise<TrainingEventResult> {
    return composeTest(context, input);
  }

  @Mutation(() => TrainingEventResult, {
    description: 'Records what a participant answered; their score and the means of the training follow from it.',
  })
  @Classified('RES', 'training:write')
  recordTestAnswers(
    @Input('input', () => RecordTestAnswersInput, { class: 'RES', description: 'The answers.' })
    input: RecordTestAnswersInput,
    @Ctx() context: HubContext,
  ): Promise<TrainingEventResult> {
    return recordAnswers(context, input);
  }
}

const answersIn = async (phase: TestPhase, { id }: Attendance, context: HubContext): Promise<Chosen | null> => {
  requireTestItemReading(context);
  const sheets = await context.load(sheetsByAttendance, id);
  return sheets?.find((sheet) => sheet.phase === phase)?.chosen ?? null;
};

@Resolver(() => Attendance)
export class TestAnswersResolver {
  @FieldResolver(() => [Int], {
    nullable: 'itemsAndList',
    description: 'What they chose before the training, item by item, counted from 1; null where answers are not known.',
  })
  @Classified('RES', 'test-item:read')
  preAnswers(@Root() attendance: Attendance, @Ctx() context: HubContext): Promise<Chosen | null> {
    return answersIn('PRE', attendance, context);
  }

  @FieldResolver(() => [Int], { nullable: 'itemsAndList', description: 'The same after the training.' })
  @Classified('RES', 'test-item:read')
  postAnswers(@Root() attendance: Attendance, @Ctx() context: HubContext): Promise<Chosen | null> {
    return answersIn('POST', attendance, context);
  }
}
