import { directoryRecords, testItems, trainings } from '@hub/cast';
import { Directory, grantReaders, type SeedContext } from '@hub/subgraph-kit';
import { composedTests } from '../test-form/test-form.readers.js';
import { writeForm } from '../test-form/test-form.store.js';
import { keptItems } from './test-item.readers.js';
import { insertItem, insertItemVersion, itemsById } from './test-item.store.js';

/** Items, the test of the training still to come, and who may read them as the directory of the demo stands. */
export const seedTestItems = async ({ tx, services }: SeedContext): Promise<void> => {
  if ((await itemsById(tx, [testItems[0]!.id])).length) return;
  const directory = Directory.of(directoryRecords(services.now()));
  const made = { at: services.now(), by: 'system:seed' };
  for (const { id, versionId, committee, topic, ...content } of testItems) {
    await insertItem(tx, { id, committee, topic, ...made, idempotency_key: id, fingerprint: '' });
    await insertItemVersion(tx, { id: versionId, item: id, ...made }, content);
    await grantReaders(tx, keptItems, { resource: id, owner: committee, directory });
  }
  const planned = trainings(services.now()).find(({ state }) => state === 'PLANNED')!;
  await writeForm(tx, planned.id, { items: testItems.map(({ versionId }) => versionId), ...made });
  await grantReaders(tx, composedTests, { resource: planned.id, owner: planned.committee, directory });
};
