import { eventually } from '../../scene/eventually.js';
import type { RunningHub } from '../../scene/running-hub.js';
import { superuserOf } from '../../scene/superuser.js';
import type { Asked, Escalated } from '../checker/escalations.js';

/** Longer than the jobs of a database that has just come back take. */
const GRACE_MS = 30_000;
/** Chains that go on for longer than this were opened before they were quickened. */
const SOON_SECONDS = 20;

const ms = (column: string): string => `extract(epoch from ${column})::float8 * 1000`;

/** Duties to answer that reports of one campaign opened. */
const OF_CAMPAIGN = `escalation x where x.facts ->> 'case' in (
  select case_id::text from report where starts_with(idempotency_key, $1))`;

const ESCALATIONS = `
  select x.event, x.rule, x.facts ->> 'case' as "case", x.state, ${ms('x.opened_at')} as opened,
         array(select (p ->> 'afterSeconds')::float8 * 1000 from jsonb_array_elements(x.plan) p) as chain,
         coalesce((select jsonb_agg(jsonb_build_object(
                     'step', s.step, 'due', ${ms('s.due_at')}, 'at', ${ms('s.fired_at')}, 'inTime', s.reason = 'DUE',
                     'owners', s.owners, 'entries', array(
                       select i.owner from inbox_entry e join inbox i on i.id = e.inbox where e.event = s.event)))
                     from escalation_step s where s.escalation = x.id), '[]') as steps,
         coalesce((select jsonb_agg(jsonb_build_object(
                     'alert', e.body ->> 'id', 'person', a.person, 'kind', a.kind, 'at', ${ms('a.at')}))
                     from inbox_entry e join acknowledgement a using (inbox, number)
                    where e.escalation = x.id), '[]') as answers,
         (select count(*) from inbox_entry e where e.escalation = x.id and e.event <> x.event and not exists (
            select from escalation_step s where s.escalation = x.id and s.event = e.event))::int as strays
    from ${OF_CAMPAIGN}`;

const PROGRESS = `
  select count(*) filter (where x.state = 'OPEN' and x.due_at < clock_timestamp() + make_interval(secs => $2))::int as open,
         coalesce(sum(x.step), 0)::int as steps
    from ${OF_CAMPAIGN}`;

/** Waits until every chain is at its end, or none goes on; which it was is for the judge to find. */
export const settleChains = async (hub: RunningHub, label: string, settleMs: number): Promise<void> => {
  const database = await superuserOf(hub, 'cases');
  const look = async () =>
    (await database.query<{ open: number; steps: number }>(PROGRESS, [`${label}-`, SOON_SECONDS])).rows[0]!;
  try {
    let now = await look();
    for (let before = -1; now.open && before < now.steps; now = await look()) {
      before = now.steps;
      await eventually('all are through', async () => !(await look()).open, settleMs).catch(() => undefined);
    }
  } finally {
    await database.end();
  }
};

/** Every duty to answer that the campaign opened, as the database of the cases holds it, and when it was asked. */
export const readEscalations = async (
  hub: RunningHub,
  label: string,
): Promise<{ entries: Escalated[]; asked: Asked }> => {
  const database = await superuserOf(hub, 'cases');
  try {
    const { rows: entries } = await database.query<Escalated>(ESCALATIONS, [`${label}-`]);
    const now = await database.query<{ at: number }>(`select ${ms('clock_timestamp()')} as at`);
    return { entries, asked: { at: now.rows[0]!.at, graceMs: GRACE_MS } };
  } finally {
    await database.end();
  }
};
