import { noticeResolverOf } from '@hub/subgraph-kit';
import { noticesOf } from './notice.store.js';
import { AccessNoticeConnection, AccessNoticeMessage, messageOf, noticeOf } from './notice.type.js';

export const NoticeResolver = noticeResolverOf({
  name: 'accessNotices',
  scope: 'oversight:read',
  inboxOf: noticesOf,
  noticeOf,
  messageOf,
  connection: () => AccessNoticeConnection,
  message: () => AccessNoticeMessage,
  says: {
    list: 'Notices about access of one office you hold, newest first.',
    subscription: 'Notices about access of one office after a number, then live; with heartbeats.',
    followed: 'Office whose notices to follow.',
  },
});
