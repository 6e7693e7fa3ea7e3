import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, noticeResolverOf } from '@hub/subgraph-kit';
import { Committee } from '../committee/committee.stub.js';
import { policyVersionById } from '../policy/policy.reference.js';
import { PolicyVersion } from '../policy/policy.type.js';
import { messageOf, noticeOf, TrainingNotice, TrainingNoticeConnection, TrainingNoticeMessage } from './notice.type.js';

export const NoticeInboxResolver = noticeResolverOf({
  name: 'trainingNotices',
  scope: 'notice:read',
  noticeOf,
  messageOf,
  connection: () => TrainingNoticeConnection,
  message: () => TrainingNoticeMessage,
  says: {
    list: 'Notices of an office you hold about policies on which to train people, newest first.',
    subscription: 'Notices of an office you hold, after a number, then live; with heartbeats.',
    followed: 'Office whose notices to follow.',
  },
});

@Resolver(() => TrainingNotice)
export class NoticeResolver {
  @FieldResolver(() => PolicyVersion, { nullable: true, description: 'The version that was published.' })
  @Classified('RES', 'notice:read')
  policyVersion(@Root() { versionId }: TrainingNotice, @Ctx() context: HubContext): Promise<PolicyVersion | null> {
    return context.load(policyVersionById, versionId);
  }

  @FieldResolver(() => Committee, { description: 'The committee that is told.' })
  @Classified('RES', 'notice:read')
  committee(@Root() { committeeId }: TrainingNotice): Committee {
    return Committee.of(committeeId);
  }
}
