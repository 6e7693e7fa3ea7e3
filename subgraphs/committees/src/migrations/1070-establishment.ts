import { migration, protect } from '@hub/subgraph-kit';

/**
 * How committees come about. Duties and legal bases become codes: what the bases say is told from their words, the
 * duties of the demo's groups come with its seed.
 */
export const establishmentMigration = migration(
  1070,
  'Establishment',
  `
  alter table committee
    add column version integer not null default 1,
    add column form text not null default 'EXECUTIVE_AND_GROUPS',
    add column themes text[] not null default '{}',
    add column legal_bases text[] not null default '{}',
    add column proposed_by text,
    add column idempotency_key text,
    add column fingerprint text,
    add constraint committee_proposal unique (proposed_by, idempotency_key);
  update committee set legal_bases = case
    when legal_basis like '%768/2556%' then array['MOI_ORDER_768_2556']
    when legal_basis like 'Memorandum%2003%' then array['NORTHERN_PROVINCES_MOU_2003']
    when legal_basis like 'Anti-Trafficking in Persons Act%' then array['ATIP_ACT_2008', 'ATIP_ACT_2015', 'ATIP_ACT_2017']
    else '{}'::text[] end;
  alter table committee drop column legal_basis;
  update committee_group set duties = '{}';

  create table establishment_step (
    committee uuid not null references committee (id),
    step text not null,
    happened_on date not null,
    organizations uuid[] not null default '{}',
    person text not null,
    office uuid not null references office (id),
    recorded_at timestamptz(3) not null,
    primary key (committee, step),
    check ((step = 'WORKING_TEAM') = (cardinality(organizations) > 0))
  );
  ${protect('establishment_step', { read: 'true' })}
  `,
);
