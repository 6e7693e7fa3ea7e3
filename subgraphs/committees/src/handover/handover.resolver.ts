import { Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  Input,
  keysetOf,
  PageArgs,
  toConnection,
} from '@hub/subgraph-kit';
import { officeById } from '../office/office.reference.js';
import { Office } from '../office/office.type.js';
import { officialById } from '../official/official.reference.js';
import { Official } from '../official/official.type.js';
import { requirePackReading } from '../permissions.js';
import { acknowledgementsOfPack, packById, packsOfOffice, sectionsOfPack } from './handover.reference.js';
import {
  HandoverAcknowledgement,
  HandoverPack,
  HandoverPackConnection,
  HandoverSection,
  packOf,
} from './handover.type.js';

@Resolver(() => Office)
export class PacksOfOfficeResolver {
  @FieldResolver(() => HandoverPackConnection, {
    nullable: true,
    description:
      'Its handover packs, newest first, where you hold it, or lead the committee that it leads or is the secretary of.',
  })
  @Classified('RES', 'handover-pack:read')
  async handoverPacks(
    @Root() { id: owner }: Office,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<HandoverPack> | null> {
    requirePackReading(context);
    keysetOf({ first, after });
    const page = await context.load(packsOfOffice, { owner, first, after });
    return page && toConnection(page, packOf);
  }
}

@Resolver(() => HandoverPack)
export class HandoverPackResolver {
  @Query(() => HandoverPack, { nullable: true, description: 'One handover pack, if it is open to you.' })
  @Classified('RES', 'handover-pack:read')
  handoverPack(
    @Input('id', () => ID, { class: 'RES', description: 'Id of the pack.' }) id: string,
    @Ctx() context: HubContext,
  ): Promise<HandoverPack | null> {
    return context.load(packById, id);
  }

  @FieldResolver(() => Office, { nullable: true, description: 'The office.' })
  @Classified('RES', 'handover-pack:read')
  office(@Root() { officeId }: HandoverPack, @Ctx() context: HubContext): Promise<Office | null> {
    return context.load(officeById, officeId);
  }

  @FieldResolver(() => [HandoverSection], { description: 'Its parts, in the order they are read.' })
  @Classified('RES', 'handover-pack:read')
  async sections(@Root() { id }: HandoverPack, @Ctx() context: HubContext): Promise<HandoverSection[]> {
    return (await context.load(sectionsOfPack, id)) ?? [];
  }

  @FieldResolver(() => [HandoverAcknowledgement], { description: 'Who followed and took it over, the first first.' })
  @Classified('RES', 'handover-pack:read')
  async acknowledgements(@Root() { id }: HandoverPack, @Ctx() context: HubContext): Promise<HandoverAcknowledgement[]> {
    return (await context.load(acknowledgementsOfPack, id)) ?? [];
  }
}

@Resolver(() => HandoverAcknowledgement)
export class HandoverAcknowledgementResolver {
  @FieldResolver(() => Official, { nullable: true, description: 'Who.' })
  @Classified('RES', 'handover-pack:read')
  official(@Root() { officialId }: HandoverAcknowledgement, @Ctx() context: HubContext): Promise<Official | null> {
    return context.load(officialById, officialId);
  }
}
