import { rowsByOwner } from '@hub/subgraph-kit';
import { screeningsOfPersons } from './screening.store.js';
import { screeningOf } from './screening.type.js';

export const screeningsOfPerson = rowsByOwner({
  list: screeningsOfPersons,
  keyOf: (row) => row.person_id,
  shape: screeningOf,
});
