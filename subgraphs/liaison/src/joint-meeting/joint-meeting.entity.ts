import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BorderAgreement, JointMeetingDecision, JointMeetingState, JointMeetingTopic } from '@hub/vocabulary';

@Entity('joint_meeting')
export class JointMeetingEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  committee!: string;

  @Column('uuid')
  counterpart!: string;

  @Column('text')
  state!: JointMeetingState;

  @Column('integer')
  version!: number;

  @Column('text', { nullable: true })
  agreement!: BorderAgreement | null;

  @Column('date')
  plannedOn!: string;

  @Column('text', { array: true })
  agenda!: JointMeetingTopic[];

  @Column('date', { nullable: true })
  heldOn!: string | null;

  @Column('integer', { nullable: true })
  participantsHere!: number | null;

  @Column('integer', { nullable: true })
  participantsThere!: number | null;

  @Column('text', { array: true })
  decisions!: JointMeetingDecision[];

  @Column('date', { nullable: true })
  followUpOn!: string | null;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('text')
  office!: string;

  @Column('text')
  person!: string;
}
