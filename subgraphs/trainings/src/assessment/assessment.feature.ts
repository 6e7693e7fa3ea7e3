import type { Feature } from '@hub/subgraph-kit';
import { KnowledgeChangeResolver } from '../knowledge-change/knowledge-change.resolver.js';
import { assessmentPairsMigration } from '../migrations/1130-assessment-pairs.js';
import { testItemMigration } from '../migrations/1145-test-item.js';
import { TestAnswersResolver, TestFormResolver } from '../test-form/test-form.resolver.js';
import { TestItemResolver } from '../test-item/test-item.resolver.js';
import { AssessmentResolver } from './assessment.resolver.js';
import { composedTests } from '../test-form/test-form.readers.js';
import { keptItems } from '../test-item/test-item.readers.js';

/** Tests before and after a training, their items, and what was learned. */
export const assessments: Feature = {
  name: 'assessments',
  resolvers: [AssessmentResolver, TestItemResolver, TestFormResolver, TestAnswersResolver, KnowledgeChangeResolver],
  followedRows: [keptItems, composedTests],
  migrations: [assessmentPairsMigration, testItemMigration],
};
