import { z } from 'zod';
import { appendFeed, defineFeed } from '@hub/inbox';
import { type EntityManager, type FeedReading, recordAudit } from '@hub/subgraph-kit';
import { type ConsentBasis, DISCLOSURE_ENDINGS, type DisclosureEnding, type DisclosureField } from '@hub/vocabulary';
import { aboutCase } from '../access/act.js';
import { endWaiting, insertGrant } from './disclosure.store.js';

/** What became of packages, for the desk that granted them; nothing of what is in them. */
export const packagesFeed = defineFeed({ name: 'disclosure-packages', to: ['liaison'] });

interface Told {
  readonly id: string;
  readonly at: Date;
}
export type PackageRecord = Told &
  (
    | {
        readonly what: 'SEALED';
        readonly by: string;
        readonly fields: readonly DisclosureField[];
        readonly grounds: readonly { readonly basis: ConsentBasis; readonly consent: string }[];
      }
    | { readonly what: 'OPENED'; readonly by: string }
    | { readonly what: 'ENDED'; readonly ending: DisclosureEnding }
  );

/** Last in its transaction, because it holds the feed until commit. */
export const tellPackages = async (tx: EntityManager, records: readonly PackageRecord[]): Promise<void> => {
  if (records.length) await appendFeed(tx, packagesFeed.name, records);
};

/** What was ended here, told to the desk. */
export const endingsOf = (
  ended: readonly { readonly id: string }[],
  { ending, at }: { readonly ending: DisclosureEnding; readonly at: Date },
): PackageRecord[] => ended.map(({ id }) => ({ what: 'ENDED', id, at, ending }));

const record = z.discriminatedUnion('what', [
  z.object({
    ...{ what: z.literal('GRANTED'), id: z.uuid(), case: z.uuid(), ref: z.string(), office: z.string() },
    ...{ contact: z.string(), until: z.iso.datetime().transform((text) => new Date(text)) },
  }),
  z.object({ what: z.literal('ENDED'), id: z.uuid(), ending: z.enum(DISCLOSURE_ENDINGS) }),
]);

const ACTOR = 'system:disclosure-grants';

/** Who may get a package, as the liaison desk decides and takes it back. */
export const grantsReading: FeedReading = {
  feed: 'disclosure-grants',
  take: async (tx, { body }, { now }) => {
    // what cannot be read must not stop what comes after it
    const read = record.safeParse(body);
    if (!read.success) return;
    if (read.data.what === 'GRANTED') return insertGrant(tx, read.data);
    const { id, ending } = read.data;
    const ended = await endWaiting(tx, { ids: [id] }, { ending, at: now() });
    await recordEnded(tx, ended, ACTOR);
  },
};

/** Records that packages are gone, by whom of the hub. */
export const recordEnded = (
  tx: EntityManager,
  ended: readonly { readonly id: string; readonly caseId: string }[],
  actor: string,
): Promise<void> =>
  recordAudit(
    tx,
    ended.map(({ id, caseId }) => ({
      ...{ actor, action: 'disclosure.ended', purpose: 'disclose-identity' },
      ...{ resourceType: 'disclosure', resource: id, subject: aboutCase(caseId) },
    })),
  );
