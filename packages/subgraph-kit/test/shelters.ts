import { Args, ID, InputType, Int, Mutation, ObjectType, Query, Resolver, Subscription } from 'type-graphql';
import { defineFeed } from '@hub/inbox';
import {
  Classified,
  defineReference,
  defineSubgraph,
  Entity,
  grantRows,
  type HubContext,
  Input,
  migration,
  PageArgs,
  protect,
  Pub,
  Res,
  rowByKey,
  stubOf,
  subscribeInbox,
  Vid,
  visibleRow,
} from '../src/index.js';

export const BED = '00000000-0000-4000-8000-00000000000a';

const Committee = stubOf('Committee', { key: 'id', description: 'A committee.', keyDescription: 'Its id.' });

@Entity('Bed', { key: 'id', description: 'A bed.' })
class Bed {
  @Pub(() => ID, { description: 'Its id.' })
  id!: string;

  @Res('case:read', () => String, { description: 'Where it stands.' })
  room!: string;

  @Vid(['reporter:read', 'case:work'], () => String, { nullable: true, description: 'Who sleeps in it.' })
  guest!: string | null;
}

@InputType({ description: 'A guest.' })
class GuestInput {
  @Pub(() => Int, { description: 'Nights.' })
  nights!: number;

  @Vid(null, () => String, { nullable: true, description: 'Name.' })
  name?: string | null;
}

@ObjectType({ description: 'A message.' })
class BedMessage {
  @Pub(() => Int, { description: 'Number.' })
  number!: number;
}

const bedById = rowByKey<{ id: string; room: string }, Bed>({
  list: (tx, ids) => tx.query('select id, room from bed where id = any ($1::uuid[])', [ids]),
  keyOf: ({ id }) => id,
  shape: (row) => Object.assign(new Bed(), row, { guest: null }),
});

@Resolver()
class BedResolver {
  @Query(() => [Bed], { description: 'Beds.' })
  @Classified('RES', 'case:read')
  beds(@Args(() => PageArgs) _page: PageArgs): Bed[] {
    return [];
  }

  @Query(() => String, { description: 'House rules.' })
  @Classified('PUB')
  rules(@Input('language', () => String, { class: 'RES', description: 'Of the reader.' }) language: string): string {
    return `Quiet after ten (${language}).`;
  }

  @Mutation(() => Boolean, { description: 'Lets somebody in.' })
  @Classified('RES', 'case:work')
  admit(@Input('guest', () => GuestInput, { class: 'VID', description: 'Who.' }) _guest: GuestInput): boolean {
    return true;
  }

  @Subscription(() => BedMessage, {
    description: 'Messages of an office.',
    subscribe: ({ args, context }) =>
      subscribeInbox(context as HubContext, args as { office: string }, { scope: 'alert:read' }),
  })
  @Classified('RES', 'alert:read')
  bedMessages(@Input('office', () => ID, { class: 'RES', description: 'The office.' }) _office: string): BedMessage {
    return Object.assign(new BedMessage(), { number: 0 });
  }
}

const bedReference = defineReference({
  type: 'Bed',
  permission: ({ caller }) => caller.kind === 'PERSON',
  load: bedById,
});

/** A subgraph as a partner could write it: one bed, seen by `office-1`. */
export const shelters = defineSubgraph({
  name: 'shelters',
  resolvers: [BedResolver],
  references: [bedReference],
  stubs: [Committee],
  entities: [],
  migrations: [
    migration(
      1000,
      'Bed',
      `create table bed (id uuid primary key, room text not null); ${protect('bed', { read: visibleRow('bed', 'id') })}`,
    ),
  ],
  feeds: [defineFeed({ name: 'beds', to: ['cases'] })],
  directory: 'feed',
  seed: async ({ tx }) => {
    await tx.query(`insert into bed (id, room) values ($1, 'A1')`, [BED]);
    await grantRows(tx, [{ resourceType: 'bed', resource: BED, office: 'office-1', reason: 'DUTY' }]);
  },
});
