import { stubOf } from '@hub/subgraph-kit';

export const Office = stubOf('Office', {
  key: 'id',
  description: 'An office that holds rights, duties and an inbox.',
  keyDescription: 'Id of the office.',
});
export type Office = InstanceType<typeof Office>;
