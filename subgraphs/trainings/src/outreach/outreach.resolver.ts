import { Args, ArgsType, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  Input,
  keysetOf,
  PageArgs,
  pageOf,
  pagesByOwner,
  Pub,
  rowsByOwner,
  toConnection,
} from '@hub/subgraph-kit';
import type { OutreachKind } from '@hub/vocabulary';
import { OutreachKindCode } from '../codes.js';
import { Committee } from '../committee/committee.stub.js';
import { requireCorrectionsReading } from '../permissions.js';
import { correctOutreach, recordOutreach } from './outreach.commands.js';
import { CorrectOutreachInput, OutreachEventResult, RecordOutreachInput } from './outreach.inputs.js';
import { outreachEventById } from './outreach.reference.js';
import { correctionsOf, listOutreach, outreachKey, outreachOf, type OutreachRow } from './outreach.store.js';
import {
  OutreachCorrection,
  OutreachEvent,
  OutreachEventConnection,
  toCorrection,
  toOutreachEvent,
} from './outreach.type.js';

const outreachByCommittee = pagesByOwner({
  list: outreachOf,
  ownerOf: ({ committee }: OutreachRow) => committee!,
  key: outreachKey,
});

const correctionsByEvent = rowsByOwner({ list: correctionsOf, keyOf: ({ event }) => event, shape: toCorrection });

@ArgsType()
class OutreachEventsArgs extends PageArgs {
  @Pub(() => ID, { nullable: true, description: 'Only events of this committee.' })
  committee?: string | null;

  @Pub(() => OutreachKindCode, { nullable: true, description: 'Only events of this kind.' })
  kind?: OutreachKind | null;
}

@Resolver(() => OutreachEvent)
export class OutreachResolver {
  @Query(() => OutreachEvent, { nullable: true, description: 'One outreach event.' })
  @Classified('PUB')
  outreachEvent(
    @Input('id', () => ID, { class: 'PUB', description: 'Id of the event.' }) id: string,
    @Ctx() context: HubContext,
  ): Promise<OutreachEvent | null> {
    return context.load(outreachEventById, id);
  }

  @Query(() => OutreachEventConnection, { description: 'Outreach events, latest first.' })
  @Classified('PUB')
  async outreachEvents(
    @Args(() => OutreachEventsArgs) args: OutreachEventsArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<OutreachEvent>> {
    const keyset = keysetOf(args);
    const rows = await context.asCaller((tx) => listOutreach(tx, args, keyset));
    return toConnection(pageOf(rows, keyset, outreachKey), toOutreachEvent);
  }

  @FieldResolver(() => [OutreachCorrection], {
    nullable: true,
    description: 'What was recorded before it was put right, the last correction first, at most 20.',
  })
  @Classified('PUB')
  corrections(@Root() { id }: OutreachEvent, @Ctx() context: HubContext): Promise<OutreachCorrection[] | null> {
    return context.load(correctionsByEvent, id);
  }

  @Mutation(() => OutreachEventResult, { description: 'Records an outreach event that was held.' })
  @Classified('PUB', 'training:write')
  recordOutreach(
    @Input('input', () => RecordOutreachInput, { class: 'PUB', description: 'The event.' }) input: RecordOutreachInput,
    @Ctx() context: HubContext,
  ): Promise<OutreachEventResult> {
    return recordOutreach(context, input);
  }

  @Mutation(() => OutreachEventResult, { description: 'Puts an outreach event right; what was recorded is kept.' })
  @Classified('PUB', 'training:write')
  correctOutreach(
    @Input('input', () => CorrectOutreachInput, { class: 'PUB', description: 'What is right.' })
    input: CorrectOutreachInput,
    @Ctx() context: HubContext,
  ): Promise<OutreachEventResult> {
    return correctOutreach(context, input);
  }
}

@Resolver(() => OutreachCorrection)
export class OutreachCorrectionResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it was put right; null where that was before a reason was asked for.',
  })
  @Classified('RES', 'training:read')
  reason(@Root() { why }: OutreachCorrection, @Ctx() context: HubContext): string | null {
    requireCorrectionsReading(context);
    return why;
  }
}

@Resolver(() => Committee)
export class OutreachOfCommitteeResolver {
  @FieldResolver(() => OutreachEventConnection, {
    nullable: true,
    description: 'Outreach events that this committee held, latest first.',
  })
  @Classified('PUB')
  async outreach(
    @Root() { id }: Committee,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<OutreachEvent> | null> {
    const page = await context.load(outreachByCommittee, { owner: id, first, after });
    return page && toConnection(page, toOutreachEvent);
  }
}
