import { Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root, Subscription } from 'type-graphql';
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
import { officeById } from '../office/office.reference.js';
import { Office } from '../office/office.type.js';
import { noticesOf } from './notice.store.js';
import {
  CommitteeNotice,
  CommitteeNoticeConnection,
  CommitteeNoticeMessage,
  messageOf,
  noticeOf,
  type NoticeBody,
} from './notice.type.js';

@Resolver(() => CommitteeNotice)
export class NoticeResolver {
  @Query(() => CommitteeNoticeConnection, {
    description: 'Notices about offices that end, newest first, of one you hold.',
  })
  @Classified('RES', 'notice:read')
  committeeNotices(
    @Input('office', () => ID, { class: 'RES', description: 'An office you hold.' }) office: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<CommitteeNotice>> {
    requireOffice(context.caller, office, 'notice:read');
    return latestPage(context, { inbox: noticesOf(office), page, shape: noticeOf });
  }

  @Subscription(() => CommitteeNoticeMessage, {
    name: 'committeeNotices',
    subscribe: ({ args, context }) =>
      subscribeInbox<NoticeBody>(context as HubContext, args as InboxRequest, {
        scope: 'notice:read',
        inboxOf: noticesOf,
      }),
    description: 'Notices about offices that end, of one you hold, after a number, then live; with heartbeats.',
  })
  @Classified('RES', 'notice:read')
  followCommitteeNotices(
    @Input('office', () => ID, { class: 'RES', description: 'Office whose notices to follow.' }) _office: string,
    @Input('after', () => Int, {
      class: 'RES',
      nullable: true,
      description: 'Last number already shown; without it the subscription starts live.',
    })
    _after: number | null,
    @Root() envelope: InboxEnvelope<NoticeBody>,
  ): CommitteeNoticeMessage {
    return messageOf(envelope);
  }

  @FieldResolver(() => Office, { nullable: true, description: 'The office.' })
  @Classified('RES', 'notice:read')
  office(@Root() { officeId }: CommitteeNotice, @Ctx() context: HubContext): Promise<Office | null> {
    return context.load(officeById, officeId);
  }
}
