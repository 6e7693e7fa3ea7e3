import type { Feature } from '@hub/subgraph-kit';
import { outreachEventMigration } from '../migrations/1131-outreach-event.js';
import { outcomeStoryMigration } from '../migrations/1133-outcome-story.js';
import { outreachCorrectionMigration } from '../migrations/1161-outreach-correction.js';
import { correctionReasonMigration } from '../migrations/1170-correction-reason.js';
import { storyCurriculumMigration } from '../migrations/1196-story-curriculum.js';
import { outcomeStoryReference } from '../outcome-story/outcome-story.reference.js';
import {
  OutcomeStoryResolver,
  OutcomeStoryWorkResolver,
  StoriesOfTrainingResolver,
} from '../outcome-story/outcome-story.resolver.js';
import { outreachReference } from './outreach.reference.js';
import { OutreachCorrectionResolver, OutreachOfCommitteeResolver, OutreachResolver } from './outreach.resolver.js';
import { writtenStories } from '../outcome-story/outcome-story.readers.js';

/** Events for the public, and stories of what came of the work. */
export const outreach: Feature = {
  name: 'outreach',
  resolvers: [
    OutreachResolver,
    OutreachCorrectionResolver,
    OutreachOfCommitteeResolver,
    OutcomeStoryResolver,
    OutcomeStoryWorkResolver,
    StoriesOfTrainingResolver,
  ],
  references: [outreachReference, outcomeStoryReference],
  followedRows: [writtenStories],
  migrations: [
    outreachEventMigration,
    outreachCorrectionMigration,
    outcomeStoryMigration,
    correctionReasonMigration,
    storyCurriculumMigration,
  ],
};
