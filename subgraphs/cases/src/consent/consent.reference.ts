import { rowsByOwner } from '@hub/subgraph-kit';
import { consentsOfPersons } from './consent.store.js';
import { consentShape } from './consent.type.js';

export const consentsOfPerson = rowsByOwner({
  list: consentsOfPersons,
  keyOf: ({ personId }) => personId,
  shape: consentShape,
});
