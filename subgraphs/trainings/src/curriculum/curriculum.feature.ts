import type { Feature } from '@hub/subgraph-kit';
import { curriculumMigration } from '../migrations/1110-curriculum.js';
import { curriculumReference } from './curriculum.reference.js';
import { CurriculumResolver, CurriculumVersionResolver, ModuleResolver } from './curriculum.resolver.js';

/** Curricula and their versions. */
export const curricula: Feature = {
  name: 'curricula',
  resolvers: [CurriculumResolver, CurriculumVersionResolver, ModuleResolver],
  references: [curriculumReference],
  migrations: [curriculumMigration],
};
