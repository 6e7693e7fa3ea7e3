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
import { committeeByKey } from '../committee/committee.reference.js';
import { Committee } from '../committee/committee.type.js';
import { officeById } from '../office/office.reference.js';
import { Office } from '../office/office.type.js';
import { taskById } from '../task/task.reference.js';
import { Task } from '../task/task.type.js';
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
    description: 'Notices of an office you hold about offices that end, what is late, and invitations, newest first.',
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
    description: 'Notices of an office you hold, after a number, then live; with heartbeats.',
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

  @FieldResolver(() => Office, { nullable: true, description: 'The office it is about.' })
  @Classified('RES', 'notice:read')
  office(@Root() { officeId }: CommitteeNotice, @Ctx() context: HubContext): Promise<Office | null> | null {
    return officeId ? context.load(officeById, officeId) : null;
  }

  @FieldResolver(() => Committee, { nullable: true, description: 'The committee it is about.' })
  @Classified('RES', 'notice:read')
  committee(@Root() { committeeId }: CommitteeNotice, @Ctx() context: HubContext): Promise<Committee | null> | null {
    return committeeId ? context.load(committeeByKey, committeeId) : null;
  }

  @FieldResolver(() => Task, { nullable: true, description: 'The task that is late.' })
  @Classified('RES', 'task:read')
  task(@Root() { taskId }: CommitteeNotice, @Ctx() context: HubContext): Promise<Task | null> | null {
    return taskId ? context.load(taskById, taskId) : null;
  }
}
