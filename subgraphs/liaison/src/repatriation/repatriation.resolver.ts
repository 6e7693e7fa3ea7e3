import { Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  HubError,
  type HubContext,
  Input,
  keysetOf,
  toConnection,
} from '@hub/subgraph-kit';
import { Case } from '../case/case.stub.js';
import { loadCounterparts } from '../counterpart/counterpart.store.js';
import { CounterpartOffice } from '../counterpart/counterpart.type.js';
import { loadCrossings } from '../crossing/crossing.store.js';
import { BorderCrossing } from '../crossing/crossing.type.js';
import { loadMovements } from '../movement/movement.store.js';
import { Movement } from '../movement/movement.type.js';
import { requireCaseReader, requireCounterpartReader, requireRepatriationReader } from '../permissions.js';
import { RepatriationListArgs } from './repatriation.inputs.js';
import { readRef } from './repatriation.rules.js';
import { loadByRefs, loadCases, loadRepatriations, pageOfRepatriations } from './repatriation.store.js';
import { Repatriation, RepatriationConnection, repatriationOf } from './repatriation.type.js';

@Resolver(() => Repatriation)
export class RepatriationResolver {
  @Classified('RES', 'repatriation:read')
  @Query(() => Repatriation, { nullable: true, description: 'One repatriation, by its id or by its reference.' })
  async repatriation(
    @Ctx() context: HubContext,
    @Input('id', () => ID, { class: 'RES', nullable: true, description: 'Id of the repatriation.' }) id?: string | null,
    @Input('ref', () => String, { class: 'RES', nullable: true, description: 'Its reference, e.g. REP-7F3KQ2.' })
    ref?: string | null,
  ): Promise<Repatriation | null> {
    requireRepatriationReader(context.caller);
    if (!id === !ref) throw new HubError('INPUT_REQUIRED');
    const row = await (id ? context.load(loadRepatriations, id) : context.load(loadByRefs, readRef(ref ?? '')));
    return row && repatriationOf(row);
  }

  @Classified('RES', 'repatriation:read')
  @Query(() => RepatriationConnection, { description: 'Repatriations of your committees, newest first.' })
  async repatriations(
    @Ctx() context: HubContext,
    @Args(() => RepatriationListArgs) { first, after, ...filter }: RepatriationListArgs,
  ): Promise<ConnectionOf<Repatriation>> {
    requireRepatriationReader(context.caller);
    return toConnection(await pageOfRepatriations(context, filter, keysetOf({ first, after })), repatriationOf);
  }

  @Classified('RES', 'repatriation:read')
  @FieldResolver(() => BorderCrossing, { nullable: true, description: 'Where it crosses, once that is chosen.' })
  async crossing(@Ctx() context: HubContext, @Root() { crossingId }: Repatriation): Promise<BorderCrossing | null> {
    return crossingId === null ? null : context.load(loadCrossings, crossingId);
  }

  @Classified('RES', 'repatriation:read')
  @FieldResolver(() => CounterpartOffice, { nullable: true, description: 'The office on the other side.' })
  async counterpart(
    @Ctx() context: HubContext,
    @Root() { counterpartId }: Repatriation,
  ): Promise<CounterpartOffice | null> {
    requireCounterpartReader(context.caller);
    return context.load(loadCounterparts, counterpartId);
  }

  @Classified('RES', 'repatriation:read')
  @FieldResolver(() => Movement, { nullable: true, description: 'With which others it crosses; null where alone.' })
  async movement(@Ctx() context: HubContext, @Root() { movementId }: Repatriation): Promise<Movement | null> {
    return movementId === null ? null : context.load(loadMovements, movementId);
  }

  @Classified('VID', 'repatriation:write')
  @FieldResolver(() => Case, {
    nullable: true,
    description: 'The case behind it; needs a second factor, and each reading is audited.',
  })
  async case(@Ctx() context: HubContext, @Root() { id }: Repatriation): Promise<Case | null> {
    requireCaseReader(context);
    const caseId = await context.load(loadCases, id);
    return caseId === null ? null : Case.of(caseId);
  }
}
