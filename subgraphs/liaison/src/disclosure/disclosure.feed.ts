import { z } from 'zod';
import { defineFeed } from '@hub/inbox';
import { type EntityManager, type FeedReading, recordAudit } from '@hub/subgraph-kit';
import { CONSENT_BASES, DISCLOSURE_ENDINGS, DISCLOSURE_FIELDS } from '@hub/vocabulary';
import { REPATRIATION_EVENTS, type RepatriationEvent } from '../events.js';

/** Who may get a package, for the subgraph that holds what is in it. */
export const grantsFeed = defineFeed({ name: 'disclosure-grants', to: ['cases'] });

const at = z.iso.datetime().transform((text) => new Date(text));
const base = { id: z.uuid(), at };
const record = z.discriminatedUnion('what', [
  z.object({
    ...{ ...base, what: z.literal('SEALED'), by: z.string(), fields: z.array(z.enum(DISCLOSURE_FIELDS)) },
    grounds: z.array(z.object({ basis: z.enum(CONSENT_BASES), consent: z.uuid() })),
  }),
  z.object({ ...base, what: z.literal('OPENED'), by: z.string() }),
  z.object({ ...base, what: z.literal('ENDED'), ending: z.enum(DISCLOSURE_ENDINGS) }),
]);
type PackageRecord = z.infer<typeof record>;

/** What became of packages: that they are sealed, opened or gone; what is in them stays where it is. */
export const packagesReading: FeedReading = {
  feed: 'disclosure-packages',
  take: async (tx, { body }) => {
    // what cannot be read must not stop what comes after it
    const read = record.safeParse(body);
    if (!read.success) return;
    const repatriation = await keep(tx, read.data);
    if (!repatriation) return;
    await recordAudit(tx, [
      {
        ...{ actor: 'by' in read.data ? `person:${read.data.by}` : 'system:disclosure-packages' },
        ...{ action: EVENTS[read.data.what], resourceType: 'repatriation', resource: repatriation },
        purpose: 'repatriation',
      },
    ]);
  },
};

const EVENTS: Readonly<Record<PackageRecord['what'], RepatriationEvent>> = {
  SEALED: REPATRIATION_EVENTS.disclosureSealed,
  OPENED: REPATRIATION_EVENTS.disclosureOpened,
  ENDED: REPATRIATION_EVENTS.disclosureEnded,
};

/** @returns the repatriation, where it changes anything */
const keep = async (tx: EntityManager, told: PackageRecord): Promise<string | undefined> => {
  const waits = 'opened_at is null and ended_at is null';
  if (told.what === 'SEALED') {
    const repatriation = await changed(
      tx,
      `fields = $2, grounds = $3::jsonb, sealed_at = $4 where id = $1 and ${waits}`,
      [...[told.id, told.fields, JSON.stringify(told.grounds), told.at]],
    );
    await tx.query(
      `insert into disclosure_waiting (disclosure, office, contact, ref, until)
       select g.id, g.counterpart, g.contact, r.ref, g.until
         from disclosure_grant g join repatriation r on r.id = g.repatriation
        where g.id = $1 and g.opened_at is null and g.ended_at is null on conflict do nothing`,
      [told.id],
    );
    return repatriation;
  }
  await tx.query('delete from disclosure_waiting where disclosure = $1', [told.id]);
  // opened is opened, also where it was taken back at the same moment
  return told.what === 'OPENED'
    ? changed(tx, 'opened_at = $2 where id = $1 and opened_at is null', [told.id, told.at])
    : changed(tx, `ended_at = $2, ending = $3 where id = $1 and ${waits}`, [told.id, told.at, told.ending]);
};

const changed = async (tx: EntityManager, change: string, values: readonly unknown[]): Promise<string | undefined> => {
  const [rows]: [{ repatriation: string }[], number] = await tx.query(
    `update disclosure_grant set ${change} returning repatriation`,
    [...values],
  );
  return rows[0]?.repatriation;
};
