import { Args, ArgsType, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { entriesAfter, inboxHeads, latestEntries, openEntries } from '@hub/inbox';
import {
  Classified,
  type HubContext,
  HubError,
  PAGE_MAX,
  Pub,
  requireOffice,
  requireScope,
  Res,
  Loads,
} from '@hub/subgraph-kit';
import { type AlertBody, alertOf, CaseAlert } from '../alert/alert.type.js';
import { Inbox, inboxOf } from './inbox.type.js';

@ArgsType()
class InboxArgs {
  @Res(null, () => ID, { description: 'An office you hold.' })
  office!: string;

  @Pub(() => Int, { defaultValue: 20, description: 'How many, 1 to 100.' })
  first!: number;

  @Res(null, () => Int, { nullable: true, description: 'Only alerts with a higher number.' })
  after?: number | null;

  @Res(null, () => Int, { nullable: true, description: 'Only alerts with a lower number.' })
  before?: number | null;
}

@Resolver()
export class InboxResolver {
  @Query(() => [Inbox], { description: 'The inboxes of the offices you hold.' })
  @Classified('RES', 'alert:read')
  @Loads('DELIVERY')
  async myInboxes(@Ctx() context: HubContext): Promise<Inbox[]> {
    const held = requireScope(context.caller, 'alert:read');
    const owners = held.map(({ office }) => office);
    const counts = await context.asCaller(async (tx) => ({
      heads: await inboxHeads(tx, owners),
      open: await openEntries(tx, owners),
    }));
    return held.map((each) =>
      inboxOf(each, { head: counts.heads.get(each.office) ?? 0, openAlerts: counts.open.get(each.office) ?? 0 }),
    );
  }

  @Query(() => [CaseAlert], {
    description: 'Alerts of one office: after a number oldest first, else newest first from before a number.',
  })
  @Classified('RES', 'alert:read')
  @Loads('DELIVERY')
  async inbox(
    @Args(() => InboxArgs) { office, first, after, before }: InboxArgs,
    @Ctx() context: HubContext,
  ): Promise<CaseAlert[]> {
    requireOffice(context.caller, office, 'alert:read');
    if (first < 1 || first > PAGE_MAX) throw new HubError('PAGE_SIZE');
    const entries = await context.asCaller((tx) =>
      after == null
        ? latestEntries(tx, office, { before: before ?? undefined, limit: first })
        : entriesAfter(tx, office, { after, limit: first }),
    );
    return entries.map(({ body, number }) => alertOf(body as unknown as AlertBody, number));
  }
}
