import { Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { ALL_COMMITTEES, INDICATOR_CODES, type IndicatorCode, type NotRecordedReason, TO_DATE } from '@hub/vocabulary';
import { IndicatorCodeCode, NotRecordedReasonCode } from '../codes.js';
import { reasonOf, trendOf } from '../recorded-figure/recorded-figure.rules.js';
import { recordFigure, recordNote } from './indicator.commands.js';
import {
  OfWhomArgs,
  RecordedArgs,
  RecordIndicatorNoteInput,
  RecordPublishedFigureInput,
  RecordPublishedFigureResult,
} from './indicator.inputs.js';
import { figuresOfIndicators, seriesOf } from './indicator.reading.js';
import { IndicatorFigure, IndicatorSeries } from './indicator.type.js';

@Resolver(() => IndicatorSeries)
export class IndicatorResolver {
  @Query(() => [IndicatorSeries], {
    description: 'Indicators of the work against trafficking: published figures beside what the records say.',
  })
  @Classified('PUB')
  indicators(
    @Ctx() context: HubContext,
    @Input('codes', () => [IndicatorCodeCode], {
      class: 'PUB',
      nullable: true,
      description: 'Only these; null is all.',
    })
    codes?: IndicatorCode[] | null,
  ): Promise<IndicatorSeries[]> {
    const asked = INDICATOR_CODES.filter((code) => !codes || codes.includes(code));
    return context.asCaller((tx) => seriesOf(tx, asked, context));
  }

  @Mutation(() => RecordPublishedFigureResult, {
    description: 'Records a figure as it was published; what was published before stays.',
  })
  @Classified('PUB', 'indicator:publish')
  recordPublishedFigure(
    @Ctx() context: HubContext,
    @Input('input', () => RecordPublishedFigureInput, { class: 'PUB', description: 'The figure.' })
    input: RecordPublishedFigureInput,
  ): Promise<RecordPublishedFigureResult> {
    return recordFigure(context, input);
  }
  @Mutation(() => RecordPublishedFigureResult, {
    description: 'Says why what the records of the hub say is not what was published last.',
  })
  @Classified('PUB', 'indicator:publish')
  recordIndicatorNote(
    @Ctx() context: HubContext,
    @Input('input', () => RecordIndicatorNoteInput, { class: 'PUB', description: 'The note.' })
    input: RecordIndicatorNoteInput,
  ): Promise<RecordPublishedFigureResult> {
    return recordNote(context, input);
  }

  @FieldResolver(() => IndicatorFigure, {
    nullable: true,
    description: 'What the records of the hub say; null where they say nothing of it.',
  })
  @Classified('PUB')
  async recorded(
    @Root() { code }: IndicatorSeries,
    @Args(() => RecordedArgs) { of, period }: RecordedArgs,
    @Ctx() context: HubContext,
  ): Promise<IndicatorFigure | null> {
    const figures = await context.load(figuresOfIndicators, { code, of: of ?? ALL_COMMITTEES });
    return figures?.find((figure) => figure.period === (period ?? TO_DATE)) ?? null;
  }

  @FieldResolver(() => [IndicatorFigure], { description: 'What the records say of each year, the oldest first.' })
  @Classified('PUB')
  async trend(
    @Root() { code }: IndicatorSeries,
    @Args(() => OfWhomArgs) { of }: OfWhomArgs,
    @Ctx() context: HubContext,
  ): Promise<IndicatorFigure[]> {
    return trendOf((await context.load(figuresOfIndicators, { code, of: of ?? ALL_COMMITTEES })) ?? []);
  }

  @FieldResolver(() => NotRecordedReasonCode, {
    nullable: true,
    description: 'Why the records give no figure up to today; null where they give one, or withhold it.',
  })
  @Classified('PUB')
  async notRecorded(
    @Root() { code }: IndicatorSeries,
    @Args(() => OfWhomArgs) { of }: OfWhomArgs,
    @Ctx() context: HubContext,
  ): Promise<NotRecordedReason | null> {
    const whom = of ?? ALL_COMMITTEES;
    return reasonOf(code, whom, (await context.load(figuresOfIndicators, { code, of: whom })) ?? []);
  }
}
