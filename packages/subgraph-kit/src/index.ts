export * from './alerts/alert-rule.js';
export { alertRuleResolverOf } from './alerts/alert-rule.resolver.js';
export {
  AlertCommitteeCode,
  AlertConditionCode,
  AlertRuleCode,
  AlertRuleVersion,
  OfficeKindCode,
} from './alerts/alert-rule.type.js';
export { AlertRules } from './alerts/alert-rules.js';
export * from './alerts/escalate.task.js';
export * from './alerts/opening.js';
export * from './alerts/step-offices.js';
export * from './commands.js';
export { allSettings, ConfigError, readConfig, type Settings, type SubgraphConfig } from './config.js';
export * from './definition.js';
export { type AskGateway, askGatewayAs } from './documents/ask-gateway.js';
export { gatewayIn, gatewaySettings } from './documents/gateway-settings.js';
export { HubError } from './errors.js';
export { type DatedFact, type FigureCell, figureCells, figureScopes } from './figures/figure-cells.js';
export { figuresMigration } from './figures/figures.migration.js';
export { type FiguresOf, figuresFeed, figuresJob, tellFigures } from './figures/figures.js';
export {
  committeePaths,
  committeeValues,
  figuresOfSnapshots,
  whomOfCells,
  withSumsOfQuarters,
} from './figures/published-figures.js';
export { figuresIn, type RecordedFigure } from './figures/recorded-figure.js';
export type { FileDoors, GivenFile, SentFile } from './files/file-doors.js';
export { FileFolder, type FileStore } from './files/file-folder.js';
export { DOOR_MS, fileSweepJob, type KnownFiles, sweepFiles } from './files/file-sweep.js';
export { type IncomingFile, keepFile, type KeptFile, openFile } from './files/keep-file.js';
export * from './jobs/task.js';
export { type NoticeInbox, noticeResolverOf } from './notices/notice.resolver.js';
export { type NotifyRecord, notifyFeed, tellOffices } from './notify/notify.js';
export { escaped, paperPage, type PaperPage } from './papers/page.js';
export { allPapers, type AskedPaper, type Paper, type PaperDoor, paperOf } from './papers/paper-door.js';
export { printSettings } from './papers/print-settings.js';
export * from './request/batch.js';
export * from './request/change.js';
export { actorOf, type Batch, HubContext, type Services } from './request/context.js';
export { isId } from './request/id.js';
export * from './request/inbox-page.js';
export * from './request/inbox-subscription.js';
export * from './request/input.js';
export * from './request/owner-page.js';
export * from './request/page.js';
export * from './request/permission.js';
export * from './request/reference.js';
export { type FollowedRows, grantReaders, type RowReader } from './row-readers/followed-rows.js';
export { rebuildRowReaders } from './row-readers/row-readers.job.js';
export { runSubgraph } from './run.js';
export * from './schema/code-enum.js';
export * from './schema/connection.js';
export * from './schema/entity.js';
export { buildFederatedSchema } from './schema/federated-schema.js';
export {
  BY_RECEIPT,
  Classified,
  type FieldOptions,
  Input,
  Loads,
  Pub,
  Res,
  type TypeThunk,
  Vid,
} from './schema/field.js';
export * from './schema/page-args.js';
export * from './schema/scalars.js';
export * from './schema/shared-types.js';
export { type StubClass, stubOf, type StubOptions } from './schema/stub.js';
export type { CalendarDoor } from './server/calendar-door.js';
export { type RunningSubgraph, serve } from './server/serve.js';
export * from './statistics/period.js';
export * from './statistics/place-cube.js';
export * from './statistics/population.js';
export { publishClosedPeriods, type PublicationParts } from './statistics/publication.js';
export { newestSnapshots, publishedPeriods, type Snapshot, snapshotOf } from './statistics/snapshot.store.js';
export { type PublishedTables, statisticsResolverOf } from './statistics/statistics.resolver.js';
export * from './statistics/statistics.type.js';
export { type FileTable, readTable } from './table/read-table.js';
export { TABLE_MOST } from './table/table-error.js';
export * from './table-import/table-import.kind.js';
export { tableImportMigration, tableImportWithdrawalMigration } from './table-import/table-import.migration.js';
export { tableImportsOf } from './table-import/table-imports.js';
export {
  appendOnly,
  blindIndex,
  eraseSubject,
  type ErasureReceipt,
  grantRows,
  type IndexedKind,
  CHAIN_START,
  CHAINED_COLUMNS,
  type ChainedEntry,
  chainHash,
  checkpointHash,
  createSigner,
  isGenuine,
  isPublicKey,
  isSignedBy,
  keyedDigest,
  migration,
  type Migration,
  normalisePhone,
  parseCheckpoint,
  protect,
  recordAudit,
  scheduleTask,
  type ScheduledTask,
  receiptText,
  type RowGrant,
  systemActor,
  type SealedPlace,
  type SealedValue,
  storeSubjects,
  subjectSeal,
  type SubjectSeal,
  signCheckpoint,
  type SignedCheckpoint,
  unscheduleTask,
  unseal,
  visibleRow,
} from '@hub/store';
export type { EntityManager } from '@hub/store';
export {
  ASSERTION_HEADER,
  type Caller,
  createAssertionSigner,
  Directory,
  DIRECTORY_DEAD_MS,
  DIRECTORY_STALE_MS,
  type DirectoryRecord,
  holdsOffice,
  isLoopback,
  isOpenHttp,
  keyProblem,
  officeIds,
  officesWith,
  serviceCaller,
} from '@hub/caller';
