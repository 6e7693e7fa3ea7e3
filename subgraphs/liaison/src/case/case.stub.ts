import { stubOf } from '@hub/subgraph-kit';

export const Case = stubOf('Case', {
  key: 'id',
  description: 'A case that committees work on.',
  keyDescription: 'Id of the case.',
  class: 'RES',
  scope: 'case:read',
});
export type Case = InstanceType<typeof Case>;
