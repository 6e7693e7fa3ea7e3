import { Args, Ctx, Directive, ID, Query, Resolver } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  Input,
  keysetOf,
  PageArgs,
  pageOf,
  toConnection,
} from '@hub/subgraph-kit';
import { requireDeliveryLog } from '../permissions.js';
import { listDeliveries } from './delivery.store.js';
import { type Delivery, DeliveryConnection, deliveryOf } from './delivery.type.js';

@Resolver()
export class DeliveryResolver {
  @Query(() => DeliveryConnection, {
    description:
      'What was sent outside the graph for an office: for its holders, its chair, and those who watch over it.',
  })
  @Classified('RES')
  @Directive('@authenticated')
  async deliveries(
    @Input('office', () => ID, { class: 'RES', description: 'The office.' }) office: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<Delivery>> {
    requireDeliveryLog(context, office);
    const keyset = keysetOf(page);
    const rows = await context.asCaller((tx) => listDeliveries(tx, office, keyset));
    return toConnection(
      pageOf(rows, keyset, ({ id, createdAt }) => ({ id, at: createdAt })),
      deliveryOf,
    );
  }
}
