export * from './acknowledgement.js';
export { type AppendedEntry, appendEntries, holdInboxes, MOST_OWNERS, type NewEntry } from './append.js';
export * from './bus/in-process-bus.js';
export * from './bus/listen-notify-bus.js';
export * from './bus/wake-bus.js';
export {
  cancelEscalations,
  cancelEscalationsById,
  ESCALATION_TASK,
  type NewEscalation,
  openEscalations,
  type PlannedStep,
} from './escalation/escalation.js';
export * from './escalation/audit.js';
export * from './escalation/fire.js';
export * from './escalation/list.js';
export type { InboxEntry, NumberedEntry } from './entry.js';
export * from './errors.js';
export * from './fan-out/fan-out.js';
export * from './feed/feed.js';
export * from './feed/feed-confirmation.js';
export * from './feed/feed-position.js';
export * from './list.js';
export { officeInboxes } from './office-inboxes.js';
export { inboxMigrations } from './migrations/index.js';
export { type InboxMessage, InboxReaders, type InboxReadersOptions } from './reader/inbox-readers.js';
