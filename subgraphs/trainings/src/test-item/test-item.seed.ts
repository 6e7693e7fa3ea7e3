import { directoryRecords, testItems, trainings } from '@hub/cast';
import { Directory, type SeedContext } from '@hub/subgraph-kit';
import { grantForm } from '../test-form/test-form.readers.js';
import { writeForm } from '../test-form/test-form.store.js';
import { grantItem } from './test-item.readers.js';
import { insertItem, insertItemVersion, itemsById } from './test-item.store.js';

/** Items, the test of the training still to come, and who may read them as the directory of the demo stands. */
export const seedTestItems = async ({ tx, services }: SeedContext): Promise<void> => {
  if ((await itemsById(tx, [testItems[0]!.id])).length) return;
  const directory = Directory.of(directoryRecords(services.now()));
  const made = { at: services.now(), by: 'system:seed' };
  for (const { id, versionId, committee, topic, ...content } of testItems) {
    await insertItem(tx, { id, committee, topic, ...made, idempotency_key: id, fingerprint: '' });
    await insertItemVersion(tx, { id: versionId, item: id, ...made }, content);
    await grantItem(tx, directory, { id, committee });
  }
  const planned = trainings(services.now()).find(({ state }) => state === 'PLANNED')!;
  await writeForm(tx, planned.id, { items: testItems.map(({ versionId }) => versionId), ...made });
  await grantForm(tx, directory, { training: planned.id, committee: planned.committee });
};
