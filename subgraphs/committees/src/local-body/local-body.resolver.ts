import { Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import {
  Classified,
  connectionType,
  type ConnectionOf,
  type HubContext,
  Input,
  keysetOf,
  PageArgs,
  toConnection,
} from '@hub/subgraph-kit';
import { CommitteeResult } from '../committee/committee.result.js';
import { Committee } from '../committee/committee.type.js';
import { organizationById } from '../organization/organization.reference.js';
import { Organization } from '../organization/organization.type.js';
import { placeByCode } from '../place/place.reference.js';
import { Place } from '../place/place.type.js';
import { setLocalBodies } from './local-body.commands.js';
import { bodiesOfCommittee } from './local-body.reference.js';
import { LocalBody, localBodyOf, SetLocalBodiesInput } from './local-body.type.js';

const LocalBodyConnection = connectionType<LocalBody>('LocalBody', () => LocalBody);

@Resolver(() => LocalBody)
export class LocalBodyResolver {
  @Mutation(() => CommitteeResult, { description: 'Names the bodies that a committee works through in its villages.' })
  @Classified('RES', 'committee:write')
  setLocalBodies(
    @Input('input', () => SetLocalBodiesInput, { class: 'RES', description: 'All of them.' })
    input: SetLocalBodiesInput,
    @Ctx() context: HubContext,
  ): Promise<CommitteeResult> {
    return setLocalBodies(input, context);
  }

  @FieldResolver(() => Place, { nullable: true, description: 'The village or sub-district.' })
  @Classified('PUB')
  place(@Root() { placeCode }: LocalBody, @Ctx() context: HubContext): Promise<Place | null> {
    return context.load(placeByCode, placeCode);
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'The organization that it is or belongs to.' })
  @Classified('PUB')
  organization(@Root() { organizationId }: LocalBody, @Ctx() context: HubContext): Promise<Organization | null> | null {
    return organizationId ? context.load(organizationById, organizationId) : null;
  }
}

@Resolver(() => Committee)
export class LocalBodiesOfCommitteeResolver {
  @FieldResolver(() => LocalBodyConnection, {
    nullable: true,
    description: 'What it works through in its villages and sub-districts, in the order entered.',
  })
  @Classified('PUB')
  async localBodies(
    @Root() { id: owner }: Committee,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<LocalBody> | null> {
    keysetOf({ first, after });
    const page = await context.load(bodiesOfCommittee, { owner, first, after });
    return page && toConnection(page, localBodyOf);
  }
}
