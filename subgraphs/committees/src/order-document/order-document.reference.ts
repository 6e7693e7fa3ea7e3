import { rowsByOwner } from '@hub/subgraph-kit';
import { type DocumentRow, documentsOfOrders } from './order-document.store.js';
import { documentOf, type OrderDocument } from './order-document.type.js';

export const documentsOfOrder = rowsByOwner<DocumentRow, OrderDocument>({
  ...{ list: documentsOfOrders, keyOf: ({ order_id: order }) => order, shape: documentOf },
});
