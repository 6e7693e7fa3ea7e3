import { Args, Ctx, ID, Int, Query, Resolver, Root, Subscription } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  type InboxEnvelope,
  type InboxRequest,
  Input,
  latestPage,
  PageArgs,
  requireOffice,
  subscribeInbox,
} from '@hub/subgraph-kit';
import { noticesOf } from './notice.store.js';
import {
  AccessNotice,
  AccessNoticeConnection,
  AccessNoticeMessage,
  messageOf,
  noticeOf,
  type NoticeBody,
} from './notice.type.js';

@Resolver(() => AccessNotice)
export class NoticeResolver {
  @Query(() => AccessNoticeConnection, { description: 'Notices about access of one office you hold, newest first.' })
  @Classified('RES', 'oversight:read')
  accessNotices(
    @Input('office', () => ID, { class: 'RES', description: 'An office you hold.' }) office: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<AccessNotice>> {
    requireOffice(context.caller, office, 'oversight:read');
    return latestPage(context, { inbox: noticesOf(office), page, shape: noticeOf });
  }

  @Subscription(() => AccessNoticeMessage, {
    name: 'accessNotices',
    subscribe: ({ args, context }) =>
      subscribeInbox<NoticeBody>(context as HubContext, args as InboxRequest, {
        scope: 'oversight:read',
        inboxOf: noticesOf,
      }),
    description: 'Notices about access of one office after a number, then live; with heartbeats.',
  })
  @Classified('RES', 'oversight:read')
  followAccessNotices(
    @Input('office', () => ID, { class: 'RES', description: 'Office whose notices to follow.' }) _office: string,
    @Input('after', () => Int, {
      class: 'RES',
      nullable: true,
      description: 'Last number already shown; without it the subscription starts live.',
    })
    _after: number | null,
    @Root() envelope: InboxEnvelope<NoticeBody>,
  ): AccessNoticeMessage {
    return messageOf(envelope);
  }
}
