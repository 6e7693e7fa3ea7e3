import { policies } from '@hub/cast';
import { appendFeed } from '@hub/inbox';
import type { SeedContext } from '@hub/subgraph-kit';
import { policyFeed } from '../events.js';
import { noteVersion } from '../retraining/retraining.noting.js';
import { insertPolicy, insertVersion } from './policy.store.js';

/** Policies as they were published long ago: whoever follows the feed hears of them, and nobody is alerted. */
export const seedPolicies = async ({ tx, services }: SeedContext): Promise<void> => {
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
