import type { RunningHub } from '../../scene/running-hub.js';
import { superuserOf } from '../../scene/superuser.js';

/** Seconds between two steps. */
const STEP_SECONDS = 2;

/**
 * A new version of each rule whose first and last step come within seconds, which nobody is allowed to ask for. Without
 * steps for the offices told first, because a screen shows each case once, and without those between, because the reports
 * of a campaign come faster than steps for all of them could.
 */
const QUICKEN = `
  with newest as (
    select distinct on (code) * from alert_rule order by code, version desc
  ), quick as (
    insert into alert_rule (code, version, active, accept_within, addressees, chain, changed_by, reason)
    select code, version + 1, active, accept_within, addressees,
           (select jsonb_agg(step || jsonb_build_object('after', jsonb_build_object('EMERGENCY', nth * $1::int,
                     'URGENT', nth * $1::int, 'NORMAL', nth * $1::int)) order by nth)
              from (select step, row_number() over (order by place) as nth
                      from (select step, place, place in (min(place) over (), max(place) over ()) as kept
                              from jsonb_array_elements(chain) with ordinality as c (step, place)
                             where jsonb_typeof(step -> 'to') = 'object') o
                     where kept) s),
           'system:faults', 'chains come to their end within a campaign'
      from newest where jsonb_array_length(chain) > 0
    returning version
  )
  select pg_notify('hub_inbox', 'alert-rules:' || max(version)) from quick`;

/** Chains of events from now on come to their end within seconds. */
export const quickenChains = async (hub: RunningHub): Promise<void> => {
  const database = await superuserOf(hub, 'cases');
  try {
    await database.query(QUICKEN, [STEP_SECONDS]);
  } finally {
    await database.end();
  }
};
