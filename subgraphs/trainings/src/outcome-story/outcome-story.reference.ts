import { anyone, defineReference, rowByKey } from '@hub/subgraph-kit';
import { storiesById } from './outcome-story.store.js';
import { toOutcomeStory } from './outcome-story.type.js';

export const storyById = rowByKey({ list: storiesById, keyOf: ({ id }) => id, shape: toOutcomeStory });

/** Anyone: which stories are there for a caller, their rows say. */
export const outcomeStoryReference = defineReference({ type: 'OutcomeStory', permission: anyone, load: storyById });
