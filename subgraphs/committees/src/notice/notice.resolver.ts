import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, noticeResolverOf } from '@hub/subgraph-kit';
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
} from './notice.type.js';

export const NoticeInboxResolver = noticeResolverOf({
  name: 'committeeNotices',
  scope: 'notice:read',
  inboxOf: noticesOf,
  noticeOf,
  messageOf,
  connection: () => CommitteeNoticeConnection,
  message: () => CommitteeNoticeMessage,
  says: {
    list: 'Notices of an office you hold about offices that end, what is late, and invitations, newest first.',
    subscription: 'Notices of an office you hold, after a number, then live; with heartbeats.',
    followed: 'Office whose notices to follow.',
  },
});

@Resolver(() => CommitteeNotice)
export class NoticeResolver {
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
