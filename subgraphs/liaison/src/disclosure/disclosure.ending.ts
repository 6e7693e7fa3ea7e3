import { appendFeed } from '@hub/inbox';
import { actorOf, type EntityManager, recordAudit } from '@hub/subgraph-kit';
import type { DisclosureEnding } from '@hub/vocabulary';
import { REPATRIATION_EVENTS } from '../events.js';
import type { Acting } from '../update/tell.store.js';
import { grantsFeed } from './disclosure.feed.js';

/** Disclosures to end, and why. */
export interface Ending {
  readonly repatriation: string;
  readonly ending: DisclosureEnding;
  /** One of them only, else each that waits. */
  readonly disclosure?: string;
}

/**
 * Ends disclosures that nobody has opened, and tells whoever keeps their packages; last in its transaction. Needs a
 * system actor.
 * @returns how many ended
 */
export const endDisclosures = async (
  tx: EntityManager,
  context: Acting,
  endings: readonly Ending[],
): Promise<number> => {
  const ended: (Ending & { readonly id: string })[] = [];
  for (const ending of endings) {
    const [rows]: [{ id: string }[], number] = await tx.query(
      `update disclosure_grant set ended_at = $3, ending = $4
        where repatriation = $1 and id = coalesce($2::uuid, id) and opened_at is null and ended_at is null returning id`,
      [ending.repatriation, ending.disclosure ?? null, context.now(), ending.ending],
    );
    ended.push(...rows.map(({ id }) => ({ ...ending, id })));
  }
  if (!ended.length) return 0;
  await tx.query('delete from disclosure_waiting where disclosure = any ($1::uuid[])', [ended.map(({ id }) => id)]);
  await recordAudit(
    tx,
    ended.map(({ repatriation }) => ({
      ...{ actor: actorOf(context.caller).id, action: REPATRIATION_EVENTS.disclosureEnded, purpose: 'repatriation' },
      ...{ resourceType: 'repatriation', resource: repatriation },
    })),
  );
  await appendFeed(
    tx,
    grantsFeed.name,
    ended.map(({ id, ending }) => ({ what: 'ENDED', id, ending })),
  );
  return ended.length;
};
