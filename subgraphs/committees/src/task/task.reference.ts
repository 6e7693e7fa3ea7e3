import { type Batch, type OwnerPage, type Page, pagesByOwner, rowByKey, rowsByOwner } from '@hub/subgraph-kit';
import { taskKey, type TaskRow, tasksById, tasksOf, tasksOfDecisions, tasksToEndorse } from './task.store.js';
import { type Task, taskOf } from './task.type.js';

export const taskById = rowByKey<TaskRow, Task>({ list: tasksById, keyOf: ({ id }) => id, shape: taskOf });

export const tasksOfDecision = rowsByOwner<TaskRow, Task>({
  ...{ list: tasksOfDecisions, keyOf: ({ decision }) => decision ?? '', shape: taskOf },
});

export const tasksToEndorseOfPlan = rowsByOwner<TaskRow & { readonly plan: string }, Task>({
  ...{ list: tasksToEndorse, keyOf: ({ plan }) => plan, shape: taskOf },
});

interface TaskFilter {
  readonly isOpen: boolean;
}

const pagesOf = (by: 'committee' | 'office'): Batch<OwnerPage<TaskFilter>, Page<TaskRow>> =>
  pagesByOwner<TaskRow, TaskFilter>({
    list: (tx, ids, { keyset, filter }) => tasksOf(tx, { by, ids, isOpen: filter?.isOpen ?? true }, keyset),
    ownerOf: (row) => row[by] ?? '',
    key: taskKey,
  });

export const tasksOfCommittee = pagesOf('committee');
export const tasksOfOffice = pagesOf('office');
