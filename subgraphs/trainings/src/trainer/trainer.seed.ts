import { directoryRecords, trainers } from '@hub/cast';
import { Directory, grantReaders, type SeedContext } from '@hub/subgraph-kit';
import { keptTrainers } from './trainer.readers.js';
import { insertTrainer, nameTrainers } from './trainer.write-store.js';

/** Trainers, and who may read of each as the directory of the demo stands. */
export const seedTrainers = async ({ tx, services }: SeedContext): Promise<void> => {
  const directory = Directory.of(directoryRecords(services.now()));
  const createdAt = services.now();
  for (const { led: _led, ...trainer } of trainers) {
    const row = { ...trainer, topics: [...trainer.topics], official: null, participant: null, createdAt };
    // of a demo that was loaded before, people may have named others since
    if (!(await insertTrainer(tx, row, { by: 'system:seed', key: trainer.id, fingerprint: '' }))) return;
    await grantReaders(tx, keptTrainers, { resource: trainer.id, owner: trainer.committee, directory });
  }
  for (const event of new Set(trainers.flatMap(({ led }) => led)))
    await nameTrainers(
      tx,
      event,
      trainers.flatMap(({ id, led }) => (led.includes(event) ? [id] : [])),
    );
};
