import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { AgencyKind } from '@hub/vocabulary';
import { TrainingEventEntity } from './training-event.entity.js';

@Entity('attendance_count')
export class AttendanceCountEntity {
  @PrimaryColumn('uuid')
  trainingEventId!: string;

  @PrimaryColumn('text')
  agencyKind!: AgencyKind;

  @Column('integer')
  women!: number;

  @Column('integer')
  men!: number;

  @ManyToOne(() => TrainingEventEntity, (event) => event.attendance)
  @JoinColumn({ name: 'training_event_id' })
  trainingEvent?: Relation<TrainingEventEntity>;
}
