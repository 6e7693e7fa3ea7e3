import { stubOf } from '@hub/subgraph-kit';

export const Place = stubOf('Place', {
  key: 'pcode',
  description: 'An administrative place.',
  keyDescription: 'P-code of the place, e.g. TH5703.',
});
export type Place = InstanceType<typeof Place>;
