import { defineReference, rowByKey } from '@hub/subgraph-kit';
import { mayReadCases } from '../permissions.js';
import { casesById } from './case.store.js';
import { caseOf } from './case.type.js';

export const caseById = rowByKey({ list: casesById, keyOf: ({ id }) => id, shape: caseOf });

export const caseReference = defineReference({ type: 'Case', permission: mayReadCases, load: caseById });
