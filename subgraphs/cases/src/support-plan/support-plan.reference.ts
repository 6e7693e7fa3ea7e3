import { rowsByOwner } from '@hub/subgraph-kit';
import { goalsOfPlans, plansOfPersons } from './support-plan.store.js';
import { goalOf, planOf } from './support-plan.type.js';

export const plansOfPerson = rowsByOwner({ list: plansOfPersons, keyOf: ({ personId }) => personId, shape: planOf });

export const goalsOfPlan = rowsByOwner({ list: goalsOfPlans, keyOf: ({ planId }) => planId, shape: goalOf });
