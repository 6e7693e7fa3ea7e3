import { outreachEvents, policies, publishedFigures, testPairs, trainings } from '@hub/cast';
import { appendFeed } from '@hub/inbox';
import type { SeedContext } from '@hub/subgraph-kit';
import { keepPairs } from './assessment/assessment.store.js';
import { insertFigure } from './indicator/indicator.store.js';
import { policyFeed } from './events.js';
import { insertPolicy, insertVersion } from './policy/policy.store.js';
import { noteVersion } from './retraining/retraining.noting.js';
import { insertOutreach } from './outreach/outreach.store.js';
import { insertTraining, replaceResults } from './training-event/training-event.store.js';

/** The capacity-building series of the first four committees, one training still to come, what was published, and policies. */
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
  for (const { training, ...pairs } of testPairs) await keepPairs(tx, training, pairs);
  for (const { heldOn: held_on, lowerBound: lower_bound, ...event } of outreachEvents)
    await insertOutreach(
      tx,
      { ...event, held_on, lower_bound, fingerprint: '' },
      { by: 'system:seed', at: services.now(), key: event.id },
    );
  for (const figure of publishedFigures)
    await insertFigure(tx, figure, { by: 'system:seed', at: services.now(), key: figure.id, fingerprint: '' });
  await seedPolicies({ tx, services });
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
