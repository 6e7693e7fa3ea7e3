import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, DateTime, type InboxEnvelope, Res } from '@hub/subgraph-kit';
import type { CommitteeNoticeKind } from '@hub/vocabulary';
import { CommitteeNoticeKindCode } from '../codes.js';

/** What an entry of notices says. Never a person. */
export interface NoticeBody {
  readonly id: string;
  readonly kind: CommitteeNoticeKind;
  /** Null where the notice is about no office, or about a task that nobody was given. */
  readonly office: string | null;
  /** Missing in notices that are older than it. */
  readonly committee?: string;
  readonly task?: string;
  /** ISO instant. */
  readonly at: string;
}

@ObjectType({
  description:
    'Tells a committee, and who watches over it, of an office it needs, or of something late; and guests of invitations.',
})
export class CommitteeNotice {
  @Res('notice:read', () => ID, { description: 'Id of the event; the same in every inbox that got it.' })
  id!: string;

  @Res('notice:read', () => Int, { description: 'Number in the inbox of notices: 1, 2, 3 without holes.' })
  number!: number;

  @Res('notice:read', () => CommitteeNoticeKindCode, { description: 'What happens.' })
  kind!: CommitteeNoticeKind;

  @Res('notice:read', () => DateTime, {
    description:
      'When the appointment ends, since when the office is vacant or held again, since when it is late, or when they meet.',
  })
  at!: Date;

  officeId!: string | null;
  committeeId!: string | null;
  taskId!: string | null;
}

export const CommitteeNoticeConnection = connectionType<CommitteeNotice>('CommitteeNotice', () => CommitteeNotice);

@ObjectType({ description: 'One step of an inbox of notices: a notice, or a heartbeat that proves how far it goes.' })
export class CommitteeNoticeMessage {
  @Res('notice:read', () => ID, { description: 'Id of the office whose notices these are.' })
  office!: string;

  @Res('notice:read', () => Int, {
    description: 'Number of this notice; in a heartbeat, of the last one delivered.',
  })
  number!: number;

  @Res('notice:read', () => Int, { description: 'Highest number of the inbox.' })
  head!: number;

  @Res('notice:read', () => CommitteeNotice, { nullable: true, description: 'Null in a heartbeat.' })
  notice!: CommitteeNotice | null;
}

export const noticeOf = ({ id, kind, office, at, committee, task }: NoticeBody, number: number): CommitteeNotice =>
  Object.assign(new CommitteeNotice(), {
    ...{ id, number, kind, at: new Date(at), officeId: office },
    ...{ committeeId: committee ?? null, taskId: task ?? null },
  });

export const messageOf = ({ office, number, head, event }: InboxEnvelope<NoticeBody>): CommitteeNoticeMessage =>
  Object.assign(new CommitteeNoticeMessage(), { office, number, head, notice: event && noticeOf(event, number) });
