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
import { Committee } from '../committee/committee.stub.js';
import { policyVersionById } from '../policy/policy.reference.js';
import { PolicyVersion } from '../policy/policy.type.js';
import {
  messageOf,
  type NoticeBody,
  noticeOf,
  TrainingNotice,
  TrainingNoticeConnection,
  TrainingNoticeMessage,
} from './notice.type.js';

@Resolver(() => TrainingNotice)
export class NoticeResolver {
  @Query(() => TrainingNoticeConnection, {
    description: 'Notices of an office you hold about policies on which to train people, newest first.',
  })
  @Classified('RES', 'notice:read')
  trainingNotices(
    @Input('office', () => ID, { class: 'RES', description: 'An office you hold.' }) office: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<TrainingNotice>> {
    requireOffice(context.caller, office, 'notice:read');
    return latestPage(context, { inbox: office, page, shape: noticeOf });
  }

  @Subscription(() => TrainingNoticeMessage, {
    name: 'trainingNotices',
    subscribe: ({ args, context }) =>
      subscribeInbox<NoticeBody>(context as HubContext, args as InboxRequest, { scope: 'notice:read' }),
    description: 'Notices of an office you hold, after a number, then live; with heartbeats.',
  })
  @Classified('RES', 'notice:read')
  followTrainingNotices(
    @Input('office', () => ID, { class: 'RES', description: 'Office whose notices to follow.' }) _office: string,
    @Input('after', () => Int, {
      class: 'RES',
      nullable: true,
      description: 'Last number already shown; without it the subscription starts live.',
    })
    _after: number | null,
    @Root() envelope: InboxEnvelope<NoticeBody>,
  ): TrainingNoticeMessage {
    return messageOf(envelope);
  }

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
