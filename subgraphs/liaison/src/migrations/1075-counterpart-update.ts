import { migration, protect, visibleRow } from '@hub/subgraph-kit';
import { COUNTERPART_UPDATE_KINDS, PERSONS_BANDS, REPATRIATION_REASONS } from '@hub/vocabulary';

const list = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ');
/** The office that said it reads it while the return is on its screen, which ends with the release. */
const STILL_FOLLOWED = `office = any ((select hub.offices())::text[]) and exists (
  select from repatriation_update u where u.office = counterpart_update.office and u.ref = counterpart_update.ref)`;

/** What the other side says of a return, and which keys stand for it. */
export const counterpartUpdateMigration = migration(
  1075,
  'CounterpartUpdate',
  `
  create table counterpart_update (
    id uuid primary key,
    repatriation uuid not null references repatriation (id),
    ref text not null,
    office text not null,
    kind text not null check (kind in (${list(COUNTERPART_UPDATE_KINDS)})),
    reason text check (reason in (${list(REPATRIATION_REASONS)})),
    window_start date,
    window_end date check (window_end >= window_start),
    days integer check (days > 0),
    received_at timestamptz,
    persons_band text check (persons_band in (${list(PERSONS_BANDS)})),
    at timestamptz not null,
    person text not null,
    check ((kind in ('DELAYED', 'CANNOT')) = (reason is not null)),
    check ((kind = 'DELAYED') = (num_nonnulls(window_start, days) = 1)),
    check (num_nulls(window_start, window_end) in (0, 2)),
    check (num_nonnulls(received_at, persons_band) = case when kind = 'RECEIVED' then 2 else 0 end)
  );
  create index counterpart_update_by_repatriation on counterpart_update (repatriation, at, id);
  create index counterpart_update_by_ref on counterpart_update (ref, at, id);
  ${protect('counterpart_update', { read: `${visibleRow('repatriation', 'repatriation')} or (${STILL_FOLLOWED})` })}

  alter table idempotency_record add column made uuid;
  create index escalation_by_said on escalation ((facts ->> 'said')) where facts ? 'said';
  `,
);
