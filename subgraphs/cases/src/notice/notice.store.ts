import { appendEntries } from '@hub/inbox';
import type { EntityManager } from '@hub/subgraph-kit';
import type { AccessNoticeKind } from '@hub/vocabulary';
import type { BreakGlassRow } from '../break-glass/break-glass.store.js';
import type { EmergencyRow } from '../case-emergency/case-emergency.store.js';
import type { NoticeBody } from './notice.type.js';

/** The inbox of an office that holds its notices about access, beside the one of its alerts. */
export const noticesOf = (office: string): string => `access:${office}`;

/** Tells everybody who watches over an emergency access how it stands. Call it last in its transaction. */
export const tellWatch = async (
  tx: EntityManager,
  row: BreakGlassRow,
  { kind, event }: { readonly kind: AccessNoticeKind; readonly event: string },
): Promise<void> => {
  const body: NoticeBody = {
    id: event,
    kind,
    ...{ breakGlass: row.id, emergency: null },
    case: row.case_id,
    openedBy: row.person,
    office: row.office,
    openedAt: row.opened_at.toISOString(),
    until: (row.ended_at ?? row.until).toISOString(),
    reviewBy: row.review_by.toISOString(),
    verdict: row.verdict,
  };
  await appendEntries(
    tx,
    row.told.map((office) => ({ owner: noticesOf(office), event, rule: kind, body })),
  );
};

/** Tells the secretariat and the executive how an emergency of a case stands. Call it last in its transaction. */
export const tellEmergency = async (
  tx: EntityManager,
  row: EmergencyRow,
  { kind, event }: { readonly kind: AccessNoticeKind; readonly event: string },
): Promise<void> => {
  const body: NoticeBody = {
    ...{ id: event, kind, breakGlass: null, emergency: row.id, case: row.case_id },
    ...{ openedBy: row.started_by, office: row.started_through, openedAt: row.started_at.toISOString() },
    ...{
      until: (row.ended_at ?? row.until).toISOString(),
      reviewBy: row.review_by.toISOString(),
      verdict: row.verdict,
    },
  };
  await appendEntries(
    tx,
    [...row.secretariats, ...row.executive].map((office) => ({ owner: noticesOf(office), event, rule: kind, body })),
  );
};
