import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext } from '@hub/subgraph-kit';
import { seatsOfGroup } from '../seat/seat.reference.js';
import { Seat } from '../seat/seat.type.js';
import { CommitteeGroup } from './committee-group.type.js';

@Resolver(() => CommitteeGroup)
export class CommitteeGroupResolver {
  @FieldResolver(() => [Seat], {
    nullable: true,
    description: 'Its seats in the order of appointment, with those that ended.',
  })
  @Classified('PUB')
  seats(@Root() { id }: CommitteeGroup, @Ctx() context: HubContext): Promise<Seat[] | null> {
    return context.load(seatsOfGroup, id);
  }

  @FieldResolver(() => Seat, {
    nullable: true,
    description: 'Its own chair; each body of a committee may have another.',
  })
  @Classified('PUB')
  async chair(@Root() { id }: CommitteeGroup, @Ctx() context: HubContext): Promise<Seat | null> {
    return (await context.load(seatsOfGroup, id))?.find(({ role, endedOn }) => role === 'CHAIR' && !endedOn) ?? null;
  }

  @FieldResolver(() => Seat, { nullable: true, description: 'Its own secretariat, which may be an NGO.' })
  @Classified('PUB')
  async secretariat(@Root() { id }: CommitteeGroup, @Ctx() context: HubContext): Promise<Seat | null> {
    return (
      (await context.load(seatsOfGroup, id))?.find(({ role, endedOn }) => role === 'SECRETARY' && !endedOn) ?? null
    );
  }
}
