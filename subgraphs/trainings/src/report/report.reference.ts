import { rowByKey } from '@hub/subgraph-kit';
import { reportsById } from './report.store.js';
import { toReport } from './report.type.js';

const keyOf = ({ id }: { readonly id: string }): string => id;

export const rowById = rowByKey({ list: reportsById, keyOf, shape: (row) => row });
export const reportById = rowByKey({ list: reportsById, keyOf, shape: toReport });
