import { migration, protect, visibleRow } from '@hub/subgraph-kit';

/** Crossings, counterpart offices and who works with them. */
export const liaisonMigration = migration(
  1000,
  'Liaison',
  `
  create table border_crossing (
    id uuid primary key,
    name_en text not null,
    kind text not null check (kind in ('LEGAL', 'NATURAL_AGGREGATE')),
    mode text check (mode in ('BRIDGE', 'PIER', 'BOAT')),
    traffic text,
    district text,
    counterpart_place text not null,
    river text,
    count_at_least integer check (count_at_least > 0),
    check ((kind = 'LEGAL') = (count_at_least is null)),
    check ((kind = 'LEGAL') = (mode is not null))
  );
  create index border_crossing_by_district on border_crossing (district);
  create index border_crossing_by_counterpart_place on border_crossing (counterpart_place);
  ${protect('border_crossing', { read: 'true' })}

  create table counterpart_office (
    id uuid primary key,
    place text not null,
    name_en text not null,
    name_local text,
    languages text[] not null,
    duty_hours text not null,
    time_zone text not null,
    verified_on date
  );
  ${protect('counterpart_office', { read: visibleRow('counterpart_office', 'id') })}

  create table liaison_contact (
    id uuid primary key,
    counterpart uuid not null references counterpart_office (id),
    name text not null,
    phone text not null
  );
  create index liaison_contact_by_counterpart on liaison_contact (counterpart, name, id);
  ${protect('liaison_contact', { read: visibleRow('counterpart_office', 'counterpart') })}

  create table liaison_assignment (
    id uuid primary key,
    committee text not null,
    counterpart uuid not null references counterpart_office (id),
    since date,
    until date check (until > since),
    unique nulls not distinct (committee, counterpart, since)
  );
  create index liaison_assignment_by_counterpart on liaison_assignment (counterpart);
  ${protect('liaison_assignment', { read: visibleRow('counterpart_office', 'counterpart') })}
  `,
);
