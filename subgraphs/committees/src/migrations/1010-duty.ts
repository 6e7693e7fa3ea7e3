import { migration, protect } from '@hub/subgraph-kit';
import { own, READS_DIRECTORY } from './1000-committees.js';

/** Kinds of office that plan for their whole committee; those with the scope `duty:direct`. A test compares the two. */
const DIRECTOR_KINDS = `'CHAIR', 'VICE_CHAIR', 'FOCAL_POINT'`;

/** Duty rosters: who is on duty for an office when. */
export const dutyMigration = migration(
  1010,
  'Duty',
  `
  create table duty_plan (
    id uuid primary key,
    planned_by text not null,
    idempotency_key text not null,
    fingerprint text not null,
    unique (planned_by, idempotency_key)
  );
  ${protect('duty_plan', { read: 'false' })}

  create table duty_shift (
    id uuid primary key,
    office uuid not null references office (id),
    official uuid not null references official (id),
    appointment uuid not null references appointment (id),
    starts_at timestamptz(3) not null,
    ends_at timestamptz(3) not null check (ends_at >= starts_at and ends_at <= starts_at + interval '744 hours'),
    plan uuid references duty_plan (id),
    handed_over_from uuid unique references duty_shift (id),
    cancelled_by text
  );
  create index duty_shift_by_office on duty_shift (office, starts_at, id);
  create index duty_shift_by_official on duty_shift (official, starts_at, id);
  create index duty_shift_by_appointment on duty_shift (appointment, ends_at);
  create index duty_shift_by_plan on duty_shift (plan);
  create index duty_shift_by_end on duty_shift (ends_at);
  ${protect('duty_shift', { read: `${READS_DIRECTORY} or ${own('duty_shift.official')}` })}

  create table duty_note (
    shift uuid primary key references duty_shift (id),
    office uuid not null references office (id),
    note text not null
  );
  ${protect('duty_note', {
    read: `office = any ((select hub.offices())::uuid[]) or exists (
      select from office planned join office held on held.committee = planned.committee
       where planned.id = duty_note.office and held.id = any ((select hub.offices())::uuid[])
         and held.kind in (${DIRECTOR_KINDS}))`,
  })}
  `,
);
