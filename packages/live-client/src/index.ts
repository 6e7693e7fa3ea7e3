export type { Clock } from './clock.js';
export type { FollowOptions } from './follow/follow-request.js';
export type { FollowState } from './follow/follow-state.js';
export type { GraphError, InboxMessage } from './follow/inbox-message.js';
export { createLiveClient, type Follower, type LiveClient, type LiveClientOptions } from './live-client.js';
export type {
  ReportInput,
  ReportOutcome,
  ReportProblem,
  ReportReceipt,
  SentReport,
  UnsentReport,
} from './report/report.js';
export { type Awaitable, type LiveStorage, memoryStorage, type WebStorage, webStorage } from './storage.js';
export type { OnTrouble } from './trouble.js';
