import { migration, protect, visibleRow } from '@hub/subgraph-kit';

/** The person is assigned to the case through an office held in this transaction. */
const ASSIGNED = `exists (
    select from case_assignment s
     where s.case_id = report.case_id and 'person:' || s.person = (select hub.actor_id())
       and s.office = any ((select hub.offices())::text[]))`;

/** An alert one may see, through the alerts' own policy. */
const alerted = (table: string): string =>
  `exists (select from case_alert l where l.inbox = ${table}.inbox and l.number = ${table}.number)`;

/** Reports and cases, and who was alerted and assigned. */
export const casesMigration = migration(
  1000,
  'Cases',
  `
  create table case_file (
    id uuid primary key,
    district text not null,
    lead_committee uuid not null,
    category text not null,
    urgency text not null,
    state text not null,
    persons_band text not null,
    minor_involved boolean not null,
    source text not null,
    site_class text,
    exploitation_abroad boolean not null,
    interview_consent boolean,
    version integer not null default 1,
    created_at timestamptz not null
  );
  create index case_file_by_committee on case_file (lead_committee, created_at desc, id desc);
  ${protect('case_file', { read: visibleRow('case', 'case_file.id') })}

  create index row_access_by_time on row_access (office, resource_type, created_at desc, resource desc);

  create table report (
    id uuid primary key,
    case_id uuid not null references case_file (id) deferrable initially deferred,
    filed_by text not null,
    filed_through text not null,
    idempotency_key text not null,
    sealed_digest text not null,
    place text not null,
    origin_place text,
    exploitation_place text,
    transit_places text[] not null,
    directory_version bigint not null,
    sealed_name text,
    sealed_phone text,
    sealed_relation text,
    sealed_situation text,
    created_at timestamptz not null,
    unique (filed_by, idempotency_key)
  );
  create index report_by_case on report (case_id);

  create table case_assignment (
    id uuid primary key,
    case_id uuid not null references case_file (id),
    person text not null,
    office text not null,
    appointment text not null,
    created_at timestamptz not null,
    unique (case_id, person, office)
  );
  ${protect('case_assignment', { read: visibleRow('case', 'case_id') })}
  ${protect('report', { read: ASSIGNED })}

  create table case_alert (
    id uuid primary key,
    case_id uuid not null references case_file (id),
    office text not null,
    committee uuid not null,
    inbox bigint not null,
    number bigint not null,
    created_at timestamptz not null,
    unique (inbox, number),
    foreign key (inbox, number) references inbox_entry (inbox, number)
  );
  create index case_alert_by_case on case_alert (case_id);
  create index case_alert_by_committee on case_alert (committee, created_at desc, id desc);
  ${protect('case_alert', {
    read: `office = any ((select hub.offices())::text[]) or ${visibleRow('case', 'case_id')}`,
  })}
  create policy alerted on inbox_entry for select using (${alerted('inbox_entry')});
  create policy alerted on acknowledgement for select using (${alerted('acknowledgement')});
  `,
);
