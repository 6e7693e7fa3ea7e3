import { appendEntries } from '@hub/inbox';
import { type EntityManager, tellOffices } from '@hub/subgraph-kit';
import type { AlertRule } from '@hub/vocabulary';
import type { NoticeBody } from './notice.type.js';

const PREFIX = 'notices';

/** The inbox of an office that holds the notices of its committee, beside whatever else it is told. */
export const noticesOf = (office: string): string => `${PREFIX}:${office}`;
const officeOf = (inbox: string): string => inbox.slice(PREFIX.length + 1);

/** A notice, and the offices it is for. */
export interface AddressedNotice {
  readonly body: NoticeBody;
  readonly to: readonly string[];
  /** The rule that addresses them; null where somebody did. */
  readonly rule: AlertRule | null;
}

/** Tells each office its notices, here and outside the graph. Call it last in its transaction. */
export const tellNotices = async (tx: EntityManager, notices: readonly AddressedNotice[], now: Date): Promise<void> => {
  const ruleOf = new Map(notices.map(({ body, rule }) => [body.id, rule]));
  const appended = await appendEntries(
    tx,
    notices.flatMap(({ body, to, rule }) =>
      to.map((office) => ({ owner: noticesOf(office), event: body.id, ...(rule && { rule }), body })),
    ),
  );
  await tellOffices(
    tx,
    appended
      .filter(({ added }) => added)
      .map(({ owner, number, event }) => ({
        ...{ office: officeOf(owner), rule: ruleOf.get(event) ?? null, urgency: null, audience: 'OFFICE' as const },
        ...{ inbox: 'committeeNotices', number, at: now.toISOString() },
      })),
  );
};
