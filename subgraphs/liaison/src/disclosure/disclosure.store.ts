import { In } from 'typeorm';
import { appendFeed } from '@hub/inbox';
import { type EntityManager, type HubContext, rowsByOwner } from '@hub/subgraph-kit';
import { REPATRIATION_EVENTS } from '../events.js';
import { claimKey, earlierUse } from '../idempotency/idempotency.store.js';
import type { Outcome, RepatriationRow } from '../repatriation/repatriation.row.js';
import { lockRepatriation } from '../repatriation/repatriation.store.js';
import { audit } from '../update/change.store.js';
import { endDisclosures } from './disclosure.ending.js';
import { DisclosureGrantEntity } from './disclosure.entity.js';
import { grantsFeed } from './disclosure.feed.js';
import type { GrantedDisclosure, RevokedDisclosure } from './disclosure.inputs.js';
import { problemsOfGrant } from './disclosure.rules.js';

/** Grants of each repatriation, oldest first. */
export const loadGrants = rowsByOwner({
  list: (tx, ids) =>
    tx.find(DisclosureGrantEntity, {
      where: { repatriation: In([...ids]) },
      order: { grantedAt: 'ASC', id: 'ASC' },
    }),
  keyOf: ({ repatriation }) => repatriation,
  shape: (row: DisclosureGrantEntity) => row,
});

/** Decides who may learn once who returns; what they learn is sealed where it is kept. */
export const grant = (context: HubContext, office: string, input: GrantedDisclosure): Promise<Outcome> =>
  context.asSystem('grant-disclosure', async (tx) => {
    const row = await lockRepatriation(tx, input.repatriation);
    const keyed = { key: input.idempotencyKey, input };
    const before = await earlierUse(tx, context, keyed);
    if (before) return before.outcome === 'REUSED' ? 'IDEMPOTENCY_KEY_REUSED' : row;
    const now = context.now();
    const wrong = problemsOfGrant({
      ...{ row, until: input.until },
      isContact: context.directory.held(input.contact, now.getTime()).some((held) => held.office === row.counterpart),
      isWaiting: await isWaiting(tx, row.id, now),
    });
    if (wrong.length) return wrong;
    await endDisclosures(tx, context, [{ repatriation: row.id, ending: 'EXPIRED' }]);
    await claimKey(tx, context, { ...keyed, repatriation: row.id });
    await store(tx, context, { row, office, input });
    return row;
  });

const isWaiting = async (tx: EntityManager, repatriation: string, now: Date): Promise<boolean> => {
  const rows: unknown[] = await tx.query(
    `select 1 from disclosure_grant
      where repatriation = $1 and opened_at is null and ended_at is null and until > $2`,
    [repatriation, now],
  );
  return rows.length > 0;
};

interface Storing {
  readonly row: RepatriationRow;
  readonly office: string;
  readonly input: GrantedDisclosure;
}

const store = async (tx: EntityManager, context: HubContext, { row, office, input }: Storing): Promise<void> => {
  const { contact, until } = input;
  const id = context.newId();
  await tx.insert(DisclosureGrantEntity, {
    ...{ id, repatriation: row.id, counterpart: row.counterpart, contact, until },
    ...{ grantedAt: context.now(), grantedBy: context.caller.id, grantedOffice: office },
  });
  await audit(tx, context, [{ id: row.id, event: REPATRIATION_EVENTS.disclosureGranted }]);
  const [found]: { caseId: string }[] = await tx.query('select case_id as "caseId" from repatriation where id = $1', [
    row.id,
  ]);
  await appendFeed(tx, grantsFeed.name, [
    { what: 'GRANTED', id, case: found!.caseId, ref: row.ref, office: row.counterpart, contact, until },
  ]);
};

/** Takes one back that nobody has opened. */
export const revoke = (context: HubContext, { repatriation, disclosure }: RevokedDisclosure): Promise<Outcome> =>
  context.asSystem('revoke-disclosure', async (tx) => {
    const row = await lockRepatriation(tx, repatriation);
    const ended = await endDisclosures(tx, context, [{ repatriation, disclosure, ending: 'TAKEN_BACK' }]);
    return ended ? row : 'DISCLOSURE_NOT_OPEN';
  });

/** Packages that wait for the caller in an office, the first to end first; which ones, the rows say. */
export const waitingFor = (
  context: HubContext,
  office: string,
): Promise<{ readonly ref: string; readonly until: Date }[]> =>
  context.asCaller((tx) =>
    tx.query(
      'select ref, until from disclosure_waiting where office = $1 and until > $2 order by until, ref limit 100',
      [office, context.now()],
    ),
  );
