import { stubOf } from '@hub/subgraph-kit';

export const PolicyVersion = stubOf('PolicyVersion', {
  key: 'id',
  description: 'A policy as it stands from a day on; never changed afterwards.',
  keyDescription: 'Id of the version.',
});
export type PolicyVersion = InstanceType<typeof PolicyVersion>;
