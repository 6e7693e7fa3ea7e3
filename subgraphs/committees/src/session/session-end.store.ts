import type { EntityManager } from '@hub/subgraph-kit';
import { SessionEndEntity } from './session-end.entity.js';

/** Moves the end on, never back; the row as it then stands. */
export const endSessionsOf = async (tx: EntityManager, row: SessionEndEntity): Promise<SessionEndEntity> => {
  await tx.query(
    `insert into session_end (person, ended_at, ended_by) values ($1, $2, $3)
     on conflict (person) do update set ended_at = excluded.ended_at, ended_by = excluded.ended_by
      where session_end.ended_at < excluded.ended_at`,
    [row.person, row.endedAt, row.endedBy],
  );
  return tx.findOneByOrFail(SessionEndEntity, { person: row.person });
};

export const listSessionEnds = (tx: EntityManager): Promise<SessionEndEntity[]> =>
  tx.find(SessionEndEntity, { order: { person: 'ASC' } });
