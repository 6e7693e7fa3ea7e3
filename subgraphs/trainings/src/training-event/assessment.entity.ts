import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { TrainingEventEntity } from './training-event.entity.js';

/** numeric columns arrive as text, so that no digit is lost on the way */
const percent = { to: (value: number): number => value, from: (value: string): number => Number(value) };

@Entity('assessment')
export class AssessmentEntity {
  @PrimaryColumn('uuid')
  trainingEventId!: string;

  @Column('numeric', { transformer: percent })
  preMean!: number;

  @Column('numeric', { transformer: percent })
  postMean!: number;

  @Column('integer')
  preCount!: number;

  @Column('integer')
  postCount!: number;

  @OneToOne(() => TrainingEventEntity, (event) => event.assessment)
  @JoinColumn({ name: 'training_event_id' })
  trainingEvent?: Relation<TrainingEventEntity>;
}
