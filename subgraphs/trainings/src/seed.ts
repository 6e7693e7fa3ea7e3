import { directoryRecords, policies, publishedFigures, trainers, trainings } from '@hub/cast';
import { appendFeed } from '@hub/inbox';
import { Directory, type SeedContext } from '@hub/subgraph-kit';
import { insertFigure } from './indicator/indicator.store.js';
import { policyFeed } from './events.js';
import { insertPolicy, insertVersion } from './policy/policy.store.js';
import { noteVersion } from './retraining/retraining.noting.js';
import { grantTrainer } from './trainer/trainer.readers.js';
import { insertTrainer, nameTrainers } from './trainer/trainer.store.js';
import { insertTraining, replaceResults } from './training-event/training-event.store.js';

/** The capacity-building series of the first four committees and one training still to come, what was published, policies, trainers. */
export const seed = async ({ tx, services }: SeedContext): Promise<void> => {
  for (const training of trainings(services.now())) {
    await insertTraining(tx, {
      id: training.id,
      committeeId: training.committee,
      place: training.place,
      title: training.titleEn,
      state: training.state,
      heldOn: training.heldOn,
      topics: [...training.topics],
      version: 1,
      plannedBy: 'system:seed',
      idempotencyKey: training.id,
      fingerprint: '',
    });
    if (training.attendance.length)
      await replaceResults(tx, training.id, { attendance: training.attendance, assessment: training.assessment });
  }
  for (const figure of publishedFigures)
    await insertFigure(tx, figure, { by: 'system:seed', at: services.now(), key: figure.id, fingerprint: '' });
  await seedPolicies({ tx, services });
  await seedTrainers({ tx, services });
};

/** Policies as they were published long ago: whoever follows the feed hears of them, and nobody is alerted. */
const seedPolicies = async ({ tx, services }: SeedContext): Promise<void> => {
  const records: object[] = [];
  for (const { versions, ...policy } of policies) {
    await insertPolicy(tx, policy);
    for (const version of versions) {
      const { code } = policy;
      const publishing = { by: 'system:seed', at: services.now(), key: version.id, fingerprint: '' };
      const isNew = await insertVersion(tx, { ...version, topics: [...version.topics], policy: code }, publishing);
      const { id, number, inForceOn } = version;
      if (isNew) records.push(...(await noteVersion(tx, { id, policy: code, number, inForceOn })));
    }
  }
  if (records.length) await appendFeed(tx, policyFeed.name, records);
};

/** Trainers, and who may read of each as the directory of the demo stands. */
const seedTrainers = async ({ tx, services }: SeedContext): Promise<void> => {
  const directory = Directory.of(directoryRecords(services.now()));
  const createdAt = services.now();
  for (const { led: _led, ...trainer } of trainers) {
    const row = { ...trainer, topics: [...trainer.topics], official: null, participant: null, createdAt };
    // of a demo that was loaded before, people may have named others since
    if (!(await insertTrainer(tx, row, { by: 'system:seed', key: trainer.id, fingerprint: '' }))) return;
    await grantTrainer(tx, trainer, directory);
  }
  for (const event of new Set(trainers.flatMap(({ led }) => led)))
    await nameTrainers(
      tx,
      event,
      trainers.flatMap(({ id, led }) => (led.includes(event) ? [id] : [])),
    );
};
