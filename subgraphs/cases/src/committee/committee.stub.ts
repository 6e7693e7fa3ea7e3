import { stubOf } from '@hub/subgraph-kit';

export const Committee = stubOf('Committee', {
  key: 'id',
  description: 'An anti-trafficking committee.',
  keyDescription: 'Id of the committee.',
});
export type Committee = InstanceType<typeof Committee>;
