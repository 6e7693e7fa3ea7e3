import type { EntityManager, Period } from '@hub/subgraph-kit';
import type { PersonsBand } from '@hub/vocabulary';

/** Returns of one band to Thailand that a committee led. */
export interface ReceivedReturns {
  readonly committee: string;
  readonly band: PersonsBand;
  readonly returns: number;
}

/** Returns to Thailand by the first time that they were received; whatever becomes of one later moves it nowhere. */
export const receivedIn = (tx: EntityManager, { from, until }: Period): Promise<ReceivedReturns[]> =>
  tx.query(
    `select r.lead_committee as committee, r.persons_band as band, count(*)::int as returns
       from (select repatriation, min(at) as at from repatriation_step where state = 'RECEIVED' group by repatriation) s
       join repatriation r on r.id = s.repatriation
      where r.direction = 'INBOUND' and s.at >= $1 and s.at < $2 group by r.lead_committee, r.persons_band`,
    [from, until],
  );
