import { Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { closeBorderCrossing, reopenBorderCrossing } from '../closure/closure.commands.js';
import { CloseBorderCrossingInput, ReopenBorderCrossingInput } from '../closure/closure.inputs.js';
import { loadClosures } from '../closure/closure.store.js';
import { CrossingClosure } from '../closure/closure.type.js';
import { countNaturalCrossings } from '../natural-crossing/natural-crossing.commands.js';
import { CountNaturalCrossingsInput } from '../natural-crossing/natural-crossing.inputs.js';
import { changeBorderCrossing, enterBorderCrossing } from './crossing.commands.js';
import { ChangeBorderCrossingInput, EnterBorderCrossingInput } from './crossing.inputs.js';
import { isOpen } from './crossing.rules.js';
import { listCrossings, loadCrossingsOfPlaces } from './crossing.store.js';
import { BorderCrossing, BorderCrossingResult } from './crossing.type.js';

@Resolver(() => BorderCrossing)
export class CrossingResolver {
  @Classified('PUB')
  @Query(() => [BorderCrossing], { description: 'Border crossings by name; those of one place when it is given.' })
  async borderCrossings(
    @Ctx() context: HubContext,
    @Input('district', () => ID, { class: 'PUB', nullable: true, description: 'P-code of a place, on either side.' })
    district?: string | null,
  ): Promise<BorderCrossing[]> {
    return district ? ((await context.load(loadCrossingsOfPlaces, district)) ?? []) : listCrossings(context);
  }

  @Classified('PUB')
  @FieldResolver(() => [CrossingClosure], {
    description: 'Closures that run or are to come, the first to begin first.',
  })
  async closures(@Ctx() context: HubContext, @Root() { id }: BorderCrossing): Promise<CrossingClosure[]> {
    return (await context.load(loadClosures, id)) ?? [];
  }

  @Classified('PUB')
  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether it is open now; null where no closure runs and hours are unknown, and for natural ones.',
  })
  async openNow(@Ctx() context: HubContext, @Root() crossing: BorderCrossing): Promise<boolean | null> {
    return isOpen(crossing, (await context.load(loadClosures, crossing.id)) ?? [], context.now());
  }

  @Classified('RES', 'counterpart:write')
  @Mutation(() => BorderCrossingResult, { description: 'Enters a legal crossing in your area.' })
  enterBorderCrossing(
    @Ctx() context: HubContext,
    @Input('input', () => EnterBorderCrossingInput, { class: 'PUB', description: 'The crossing.' })
    input: EnterBorderCrossingInput,
  ): Promise<BorderCrossingResult> {
    return enterBorderCrossing(input, context);
  }

  @Classified('RES', 'counterpart:write')
  @Mutation(() => BorderCrossingResult, {
    description: 'Says how many natural crossings a river has at least, for the first time or anew.',
  })
  countNaturalCrossings(
    @Ctx() context: HubContext,
    @Input('input', () => CountNaturalCrossingsInput, { class: 'PUB', description: 'How many.' })
    input: CountNaturalCrossingsInput,
  ): Promise<BorderCrossingResult> {
    return countNaturalCrossings(input, context);
  }

  @Classified('RES', 'counterpart:write')
  @Mutation(() => BorderCrossingResult, { description: 'Changes what is known of a legal crossing in your area.' })
  changeBorderCrossing(
    @Ctx() context: HubContext,
    @Input('input', () => ChangeBorderCrossingInput, { class: 'PUB', description: 'The crossing as it shall be.' })
    input: ChangeBorderCrossingInput,
  ): Promise<BorderCrossingResult> {
    return changeBorderCrossing(input, context);
  }

  @Classified('RES', 'counterpart:write')
  @Mutation(() => BorderCrossingResult, {
    description: 'Closes a legal crossing in your area for a time, or until somebody reopens it.',
  })
  closeBorderCrossing(
    @Ctx() context: HubContext,
    @Input('input', () => CloseBorderCrossingInput, { class: 'PUB', description: 'When and why.' })
    input: CloseBorderCrossingInput,
  ): Promise<BorderCrossingResult> {
    return closeBorderCrossing(input, context);
  }

  @Classified('RES', 'counterpart:write')
  @Mutation(() => BorderCrossingResult, {
    description: 'Ends a closure now, or calls off one that is to come. May be repeated.',
  })
  reopenBorderCrossing(
    @Ctx() context: HubContext,
    @Input('input', () => ReopenBorderCrossingInput, { class: 'PUB', description: 'Which.' })
    input: ReopenBorderCrossingInput,
  ): Promise<BorderCrossingResult> {
    return reopenBorderCrossing(input, context);
  }
}
