import { Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { INDICATOR_CODES, type IndicatorCode } from '@hub/vocabulary';
import { IndicatorCodeCode } from '../codes.js';
import { recordFigure } from './indicator.commands.js';
import { RecordPublishedFigureInput, RecordPublishedFigureResult } from './indicator.inputs.js';
import { seriesOf } from './indicator.reading.js';
import { IndicatorSeries } from './indicator.type.js';

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
}
