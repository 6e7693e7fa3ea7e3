import { appendOnly, migration, protect, visibleRow } from '@hub/subgraph-kit';
import { RELEASE_ACTS, RELEASE_FACTS, RELEASE_WITHDRAWALS } from '@hub/vocabulary';

const list = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ');

/**
 * Each decision about what the other side is told of a return, one row, never changed. Of returns from before, the last
 * release and its withdrawal are all that is known.
 */
export const releaseActMigration = migration(
  1196,
  'ReleaseAct',
  `
  create table repatriation_release (
    repatriation uuid not null references repatriation (id),
    number integer not null check (number > 0),
    act text not null check (act in (${list(RELEASE_ACTS)})),
    at timestamptz not null,
    office text,
    person text,
    legal_basis text,
    scope text[] check (scope <@ array[${list(RELEASE_FACTS)}]),
    withdrawal text check (withdrawal in (${list(RELEASE_WITHDRAWALS)})),
    primary key (repatriation, number),
    check (num_nulls(office, person) in (0, 2)),
    check (office is not null or (act = 'WITHDRAWN' and withdrawal = 'CONSENT_WITHDRAWN')),
    check (case act when 'WITHDRAWN' then num_nonnulls(legal_basis, scope) = 0 and withdrawal is not null
                    else num_nulls(legal_basis, scope) = 0 and withdrawal is null end)
  );
  insert into repatriation_release (repatriation, number, act, at, office, person, legal_basis, scope)
  select id, 1, 'RELEASED', released_at, release_office, released_by, legal_basis, release_scope
    from repatriation where released_at is not null;
  insert into repatriation_release (repatriation, number, act, at, office, person, withdrawal)
  select id, 2, 'WITHDRAWN', withdrawn_at, withdrawal_office, withdrawn_by, withdrawal
    from repatriation where withdrawn_at is not null;
  ${protect('repatriation_release', { read: visibleRow('repatriation', 'repatriation') })}
  ${appendOnly('repatriation_release')}
  `,
);
