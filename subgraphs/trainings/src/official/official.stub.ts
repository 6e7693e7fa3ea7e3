import { stubOf } from '@hub/subgraph-kit';

export const Official = stubOf('Official', {
  key: 'id',
  description: 'A person in office.',
  keyDescription: 'Id of the person.',
  class: 'RES',
  scope: 'directory:read',
});
export type Official = InstanceType<typeof Official>;
