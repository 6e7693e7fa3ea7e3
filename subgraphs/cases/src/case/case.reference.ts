import { defineReference, rowByKey, rowsByOwner } from '@hub/subgraph-kit';
import { duplicatesOfCases } from '../merge/merge.store.js';
import { mayReadCases } from '../permissions.js';
import { standingOfCases, stepsOfCases } from './case.step-store.js';
import { nextStepsOf, stepOf } from './case.step-type.js';
import { casesById } from './case.store.js';
import { caseOf } from './case.type.js';

export const caseById = rowByKey({ list: casesById, keyOf: ({ id }) => id, shape: caseOf });

export const duplicatesOfCase = rowsByOwner({
  list: duplicatesOfCases,
  keyOf: (row) => row.duplicate_of!,
  shape: caseOf,
});

export const caseReference = defineReference({ type: 'Case', permission: mayReadCases, load: caseById });

export const stepsOfCase = rowsByOwner({ list: stepsOfCases, keyOf: (row) => row.case_id, shape: stepOf });

export const nextStepsOfCase = rowByKey({ list: standingOfCases, keyOf: ({ id }) => id, shape: nextStepsOf });
