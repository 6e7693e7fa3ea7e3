import type { RunningHub } from '../../scene/running-hub.js';
import { superuserOf } from '../../scene/superuser.js';
import type { Asked, Escalated, TakenStep } from '../checker/escalations.js';

/** Longer than the jobs of a database that has just come back take. */
const GRACE_MS = 30_000;

const ESCALATIONS = `
  select x.event, x.rule, extract(epoch from x.opened_at)::float8 * 1000 as opened,
         extract(epoch from x.closed_at)::float8 * 1000 as accepted,
         array(select (p ->> 'afterSeconds')::float8 * 1000 from jsonb_array_elements(x.plan) p) as chain,
         coalesce((select jsonb_agg(jsonb_build_object('step', s.step, 'inTime', s.reason = 'DUE',
                                                       'at', extract(epoch from s.fired_at) * 1000))
                     from escalation_step s where s.escalation = x.id), '[]') as steps
    from escalation x`;

interface Row extends Omit<Escalated, 'accepted'> {
  readonly accepted: number | null;
  readonly steps: TakenStep[];
}

/** Every duty to answer that the database of the cases holds, and when it was asked. */
export const readEscalations = async (hub: RunningHub): Promise<{ entries: Escalated[]; asked: Asked }> => {
  const database = await superuserOf(hub, 'cases');
  try {
    const { rows } = await database.query<Row>(ESCALATIONS);
    const now = await database.query<{ at: number }>(
      'select extract(epoch from clock_timestamp())::float8 * 1000 as at',
    );
    return {
      entries: rows.map(({ accepted, ...row }) => ({ ...row, ...(accepted !== null && { accepted }) })),
      asked: { at: now.rows[0]!.at, graceMs: GRACE_MS },
    };
  } finally {
    await database.end();
  }
};
