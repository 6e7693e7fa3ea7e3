import type { Feature } from '@hub/subgraph-kit';
import { trainerMigration } from '../migrations/1122-trainer.js';
import { trainerChangeMigration } from '../migrations/1160-trainer-change.js';
import { TrainerChangeResolver } from './trainer-change.resolver.js';
import { TrainerResolver, TrainersOfTrainingResolver } from './trainer.resolver.js';
import { keptTrainers } from './trainer.readers.js';

/** Who trains. */
export const trainers: Feature = {
  name: 'trainers',
  resolvers: [TrainerResolver, TrainerChangeResolver, TrainersOfTrainingResolver],
  followedRows: [keptTrainers],
  migrations: [trainerMigration, trainerChangeMigration],
};
