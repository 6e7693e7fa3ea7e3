import { directoryRecords, outcomeStories } from '@hub/cast';
import { Directory, grantReaders, type SeedContext } from '@hub/subgraph-kit';
import { writtenStories } from './outcome-story.readers.js';
import { insertStory, moveStory } from './outcome-story.store.js';

export const seedStories = async ({ tx, services }: SeedContext): Promise<void> => {
  const at = services.now();
  const directory = Directory.of(directoryRecords(at));
  for (const { happenedOn: happened_on, state, ...story } of outcomeStories) {
    const { id, committee } = story;
    const isNew = await insertStory(tx, { ...story, happened_on, by: 'system:seed', at, key: id, fingerprint: '' });
    await grantReaders(tx, writtenStories, { resource: id, owner: committee, directory });
    if (!isNew || state === 'DRAFT') continue;
    for (const next of ['REVIEWED', 'PUBLISHED'] as const)
      await moveStory(tx, { id, by: 'system:seed-review', at, state: next });
  }
};
