import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, DateTime, type InboxEnvelope, Res } from '@hub/subgraph-kit';
import type { AccessNoticeKind, ReviewVerdict } from '@hub/vocabulary';
import { AccessNoticeKindCode, ReviewVerdictCode } from '../codes.js';
import { Office } from '../office/office.stub.js';
import { Official } from '../official/official.stub.js';

/** What an entry of notices says. Never the reason, and nothing of the case but its id. */
export interface NoticeBody {
  readonly id: string;
  readonly kind: AccessNoticeKind;
  readonly breakGlass: string | null;
  readonly emergency: string | null;
  readonly case: string;
  readonly openedBy: string;
  readonly office: string;
  /** ISO instants. */
  readonly openedAt: string;
  readonly until: string;
  readonly reviewBy: string;
  readonly verdict: ReviewVerdict | null;
}

@ObjectType({
  description:
    'Tells an office that watches over access what became of an emergency access, or of an emergency of a case.',
})
export class AccessNotice {
  @Res('oversight:read', () => ID, { description: 'Id of the event; the same in every inbox that got it.' })
  id!: string;

  @Res('oversight:read', () => Int, { description: 'Number in the inbox of notices: 1, 2, 3 without holes.' })
  number!: number;

  @Res('oversight:read', () => AccessNoticeKindCode, { description: 'What happened.' })
  kind!: AccessNoticeKind;

  @Res('oversight:read', () => ID, { nullable: true, description: 'Id of the emergency access, when it is about one.' })
  breakGlass!: string | null;

  @Res('oversight:read', () => ID, {
    nullable: true,
    description: 'Id of the emergency of a case, when it is about one.',
  })
  emergency!: string | null;

  @Res('oversight:read', () => ID, { description: 'Id of the case; whoever watches need not see the case.' })
  case!: string;

  @Res('oversight:read', () => Official, { nullable: true, description: 'Who opened it.' })
  openedBy!: Official | null;

  @Res('oversight:read', () => Office, { nullable: true, description: 'Through which office.' })
  office!: Office | null;

  @Res('oversight:read', () => DateTime, { description: 'When it opened.' })
  openedAt!: Date;

  @Res('oversight:read', () => DateTime, { description: 'When it ends, or ended.' })
  until!: Date;

  @Res('oversight:read', () => DateTime, { description: 'When a second person must have reviewed it.' })
  reviewBy!: Date;

  @Res('oversight:read', () => ReviewVerdictCode, { nullable: true, description: 'The verdict, once there is one.' })
  verdict!: ReviewVerdict | null;
}

export const AccessNoticeConnection = connectionType<AccessNotice>('AccessNotice', () => AccessNotice);

@ObjectType({ description: 'One step of an inbox of notices: a notice, or a heartbeat that proves how far it goes.' })
export class AccessNoticeMessage {
  @Res('oversight:read', () => ID, { description: 'Id of the office whose notices these are.' })
  office!: string;

  @Res('oversight:read', () => Int, {
    description: 'Number of this notice; in a heartbeat, of the last one delivered.',
  })
  number!: number;

  @Res('oversight:read', () => Int, { description: 'Highest number of the inbox.' })
  head!: number;

  @Res('oversight:read', () => AccessNotice, { nullable: true, description: 'Null in a heartbeat.' })
  notice!: AccessNotice | null;
}

export const noticeOf = ({ openedBy, office, ...body }: NoticeBody, number: number): AccessNotice =>
  Object.assign(new AccessNotice(), {
    ...body,
    number,
    openedBy: Official.of(openedBy),
    office: Office.of(office),
    openedAt: new Date(body.openedAt),
    until: new Date(body.until),
    reviewBy: new Date(body.reviewBy),
  });

export const messageOf = ({ office, number, head, event }: InboxEnvelope<NoticeBody>): AccessNoticeMessage =>
  Object.assign(new AccessNoticeMessage(), { office, number, head, notice: event && noticeOf(event, number) });
