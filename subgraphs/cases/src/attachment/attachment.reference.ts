import { isId, pagesByOwner } from '@hub/subgraph-kit';
import type { AttachmentKind } from '@hub/vocabulary';
import { type AttachmentRow, attachmentsOfCases } from './attachment.store.js';

export const attachmentsOfCase = pagesByOwner<AttachmentRow, readonly AttachmentKind[]>({
  list: (tx, cases, { keyset, filter: kinds = [] }) =>
    attachmentsOfCases(tx, { cases: cases.filter(isId), kinds }, keyset),
  ownerOf: (row) => row.case_id,
  key: (row) => row,
});
