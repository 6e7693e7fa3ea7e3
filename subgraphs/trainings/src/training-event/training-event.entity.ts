import { Column, Entity, OneToMany, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { TrainingState, TrainingTopic } from '@hub/vocabulary';
import { AssessmentEntity } from './assessment.entity.js';
import { AttendanceCountEntity } from './attendance-count.entity.js';

@Entity('training_event')
export class TrainingEventEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  committeeId!: string;

  @Column('text')
  place!: string;

  @Column('text')
  title!: string;

  @Column('text')
  state!: TrainingState;

  /** ISO date. */
  @Column('date')
  heldOn!: string;

  @Column('text', { array: true })
  topics!: TrainingTopic[];

  @Column('integer')
  version!: number;

  /** Person who planned it, and their key and input, so that a repeat finds it. */
  @Column('text')
  plannedBy!: string;

  @Column('text')
  idempotencyKey!: string;

  @Column('text')
  fingerprint!: string;

  @OneToMany(() => AttendanceCountEntity, (count) => count.trainingEvent)
  attendance!: Relation<AttendanceCountEntity>[];

  @OneToOne(() => AssessmentEntity, (assessment) => assessment.trainingEvent)
  assessment!: Relation<AssessmentEntity> | null;
}
