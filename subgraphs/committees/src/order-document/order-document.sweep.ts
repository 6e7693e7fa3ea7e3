import type { KnownFiles } from '@hub/subgraph-kit';
import { deleteUnusedDoors, stillKept } from './order-document.store.js';

export const knownDocuments: KnownFiles = { name: 'order-document-sweep', forgetDoors: deleteUnusedDoors, stillKept };
