import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, DateTime, type InboxEnvelope, Res } from '@hub/subgraph-kit';

/** What an entry of notices says. Never a person. */
export interface NoticeBody {
  readonly id: string;
  readonly version: string;
  readonly committee: string;
  /** ISO instant. */
  readonly at: string;
}

@ObjectType({
  description: 'Tells a committee that a version of a policy was published, on which to train its people.',
})
export class TrainingNotice {
  @Res('notice:read', () => ID, { description: 'Id of the event; the same in every inbox that got it.' })
  id!: string;

  @Res('notice:read', () => Int, { description: 'Number in the inbox of notices: 1, 2, 3 without holes.' })
  number!: number;

  @Res('notice:read', () => DateTime, { description: 'When it was published.' })
  at!: Date;

  versionId!: string;
  committeeId!: string;
}

export const TrainingNoticeConnection = connectionType<TrainingNotice>('TrainingNotice', () => TrainingNotice);

@ObjectType({ description: 'One step of an inbox of trainings: a notice, or a heartbeat that proves how far it goes.' })
export class TrainingNoticeMessage {
  @Res('notice:read', () => ID, { description: 'Id of the office whose notices these are.' })
  office!: string;

  @Res('notice:read', () => Int, { description: 'Number of this notice; in a heartbeat, of the last one delivered.' })
  number!: number;

  @Res('notice:read', () => Int, { description: 'Highest number of the inbox.' })
  head!: number;

  @Res('notice:read', () => TrainingNotice, { nullable: true, description: 'Null in a heartbeat.' })
  notice!: TrainingNotice | null;
}

export const noticeOf = ({ id, version, committee, at }: NoticeBody, number: number): TrainingNotice =>
  Object.assign(new TrainingNotice(), {
    ...{ id, number, at: new Date(at), versionId: version, committeeId: committee },
  });

export const messageOf = ({ office, number, head, event }: InboxEnvelope<NoticeBody>): TrainingNoticeMessage =>
  Object.assign(new TrainingNoticeMessage(), { office, number, head, notice: event && noticeOf(event, number) });
