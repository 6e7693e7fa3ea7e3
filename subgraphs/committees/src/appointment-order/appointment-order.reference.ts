import { rowByKey, rowsByOwner } from '@hub/subgraph-kit';
import {
  type CommentRow,
  commentsOnOrders,
  type OrderRow,
  ordersOfCommittees,
  type RevisionRow,
  revisionsOfOrders,
  type SignatureRow,
  signaturesOfOrders,
} from './appointment-order.store.js';
import {
  type AppointmentOrder,
  commentOf,
  type OrderComment,
  orderOf,
  type OrderRevision,
  revisionOf,
} from './appointment-order.type.js';

export const ordersOfCommittee = rowsByOwner<OrderRow, AppointmentOrder>({
  ...{ list: ordersOfCommittees, keyOf: ({ committee }) => committee, shape: orderOf },
});

export const revisionsOfOrder = rowsByOwner<RevisionRow, OrderRevision>({
  ...{ list: revisionsOfOrders, keyOf: ({ order_id: order }) => order, shape: revisionOf },
});

export const commentsOnOrder = rowsByOwner<CommentRow, OrderComment>({
  ...{ list: commentsOnOrders, keyOf: ({ order_id: order }) => order, shape: commentOf },
});

export const signatureOfOrder = rowByKey<SignatureRow, SignatureRow>({
  ...{ list: signaturesOfOrders, keyOf: ({ order_id: order }) => order, shape: (row) => row },
});
