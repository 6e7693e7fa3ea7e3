import { migration, protect } from '@hub/store';

/** Whoever sees an entry of an escalation sees the escalation; the policies of entries say who that is. */
const SEES_AN_ENTRY = (column: string): string => `exists (select from inbox_entry e where e.escalation = ${column})`;

/**
 * What must be answered, and what happens until it is. An entry says which escalation it belongs to, and since when it
 * needs no answer any more: of entries of old releases that is when they were accepted.
 */
export const escalationMigration = migration(
  110,
  'Escalation',
  `
  create table escalation (
    id uuid primary key,
    event uuid not null,
    rule text not null,
    state text not null default 'OPEN' check (state in ('OPEN', 'ACCEPTED', 'FINISHED', 'CANCELLED')),
    step integer not null default 0 check (step >= 0),
    due_at timestamptz,
    declined_at timestamptz,
    plan jsonb not null check (jsonb_typeof(plan) = 'array' and jsonb_array_length(plan) > 0),
    facts jsonb not null,
    opened_at timestamptz not null default clock_timestamp(),
    closed_at timestamptz,
    closed_by text,
    closed_inbox bigint,
    closed_number bigint,
    unique (event, rule),
    check ((state = 'OPEN') = (due_at is not null)),
    check ((state in ('ACCEPTED', 'CANCELLED')) = (closed_by is not null)),
    check ((state = 'ACCEPTED') = (closed_number is not null)),
    foreign key (closed_inbox, closed_number) references inbox_entry (inbox, number)
  );
  create index escalation_due on escalation (due_at) where state = 'OPEN';

  create table escalation_step (
    escalation uuid not null references escalation (id),
    step integer not null check (step > 0),
    due_at timestamptz not null,
    fired_at timestamptz not null default clock_timestamp(),
    reason text not null check (reason in ('DUE', 'DECLINED', 'VACANT')),
    outcome text not null check (outcome in ('ALERTED', 'VACANT')),
    event uuid not null,
    owners text[] not null,
    primary key (escalation, step),
    check ((outcome = 'VACANT') = (owners = '{}'))
  );

  alter table inbox_entry add escalation uuid references escalation (id), add closed_at timestamptz;
  update inbox_entry e set closed_at = a.at from acknowledgement a
   where a.inbox = e.inbox and a.number = e.number and a.kind = 'ACCEPTED';
  create index inbox_entry_by_escalation on inbox_entry (escalation) where escalation is not null;
  create index inbox_entry_open on inbox_entry (inbox) where closed_at is null and rule is not null;

  ${protect('escalation', { read: SEES_AN_ENTRY('escalation.id') })}
  ${protect('escalation_step', { read: SEES_AN_ENTRY('escalation_step.escalation') })}
  `,
);
