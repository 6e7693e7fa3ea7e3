import type { Feature } from '@hub/subgraph-kit';
import { CommitteeResolver } from '../committee/committee.resolver.js';
import { Committee } from '../committee/committee.stub.js';
import { trainingEventMigration } from '../migrations/1000-training-event.js';
import { trainingChangeMigration } from '../migrations/1180-training-change.js';
import { Official } from '../official/official.stub.js';
import { Place } from '../place/place.stub.js';
import { AssessmentEntity } from './assessment.entity.js';
import { AttendanceCountEntity } from './attendance-count.entity.js';
import { TrainingChangeResolver } from './training-change.resolver.js';
import { TrainingEventEntity } from './training-event.entity.js';
import { trainingReference } from './training-event.reference.js';
import { TrainingEventResolver } from './training-event.resolver.js';
import { TrainingLinksResolver } from './training-links.resolver.js';

/** Trainings, as their committees record them. */
export const trainings: Feature = {
  name: 'trainings',
  resolvers: [TrainingEventResolver, TrainingChangeResolver, TrainingLinksResolver, CommitteeResolver],
  stubs: [Committee, Place, Official],
  references: [trainingReference],
  entities: [TrainingEventEntity, AttendanceCountEntity, AssessmentEntity],
  migrations: [trainingEventMigration, trainingChangeMigration],
};
