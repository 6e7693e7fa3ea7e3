export { type AuditReport, type AuditTarget, verifyAudit } from './audit/verify.js';
export type { Finding, FindingKind } from './audit/finding.js';
