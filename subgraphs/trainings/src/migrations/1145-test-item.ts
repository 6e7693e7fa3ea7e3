import { migration, protect, visibleRow } from '@hub/subgraph-kit';

/** What tests ask, which of it a training asks, and what each person answered; shares of five people or more are public. */
export const testItemMigration = migration(
  1145,
  'TestItem',
  `
  create table test_item (
    id uuid primary key,
    committee_id uuid not null,
    topic text not null,
    state text not null default 'ACTIVE',
    version integer not null default 1,
    created_at timestamptz(3) not null,
    created_by text not null,
    idempotency_key text not null,
    fingerprint text not null,
    unique (created_by, idempotency_key)
  );
  create index test_item_by_time on test_item (created_at desc, id desc);
  ${protect('test_item', { read: visibleRow('test_item', 'test_item.id') })}

  create table test_item_version (
    id uuid primary key,
    test_item_id uuid not null references test_item,
    number integer not null check (number > 0),
    text_en text not null,
    text_th text not null,
    options_en text[] not null check (cardinality(options_en) between 2 and 6),
    options_th text[] not null check (cardinality(options_th) = cardinality(options_en)),
    right_option integer not null check (right_option between 1 and cardinality(options_en)),
    written_at timestamptz(3) not null,
    written_by text not null,
    unique (test_item_id, number)
  );
  ${protect('test_item_version', {
    read: 'exists (select from test_item where test_item.id = test_item_version.test_item_id)',
  })}

  create table test_form (
    training_event_id uuid primary key references training_event on delete cascade,
    items uuid[] not null check (cardinality(items) > 0),
    composed_at timestamptz(3) not null,
    composed_by text not null
  );
  ${protect('test_form', { read: visibleRow('test_form', 'test_form.training_event_id') })}

  create table test_sheet (
    attendance_id uuid not null references attendance on delete cascade,
    phase text not null,
    chosen integer[] not null,
    score numeric(6, 3) not null check (score between 0 and 100),
    recorded_at timestamptz(3) not null,
    recorded_by text not null,
    primary key (attendance_id, phase)
  );
  ${protect('test_sheet', {
    read: 'exists (select from attendance where attendance.id = test_sheet.attendance_id)',
  })}

  create table topic_result (
    training_event_id uuid not null references assessment on delete cascade,
    topic text not null,
    items integer not null check (items > 0),
    people integer not null check (people >= 5),
    pre_right numeric(6, 3) not null check (pre_right between 0 and 100),
    post_right numeric(6, 3) not null check (post_right between 0 and 100),
    primary key (training_event_id, topic)
  );
  ${protect('topic_result', { read: 'true' })}
  `,
);
