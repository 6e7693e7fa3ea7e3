import type { KnownFiles } from '@hub/subgraph-kit';
import { deleteUnusedDoors, stillKept } from './attachment.store.js';

export const knownAttachments: KnownFiles = { name: 'attachment-sweep', forgetDoors: deleteUnusedDoors, stillKept };
