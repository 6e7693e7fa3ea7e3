import { migration, protect } from '../migration.js';

const VERIFIED = '(select hub.actor_id()) is not null';

/**
 * A data key for each subject, wrapped by a key outside the database, and what became of those that were destroyed.
 * A row outlives its key, so that an erased subject never gets another one.
 */
export const subjectKeyMigration = migration(
  3,
  'SubjectKey',
  `
  create table subject_key (
    subject text primary key,
    key_id text,
    wrapped bytea,
    created_at timestamptz not null default statement_timestamp(),
    erased_at timestamptz,
    check ((key_id is null) = (wrapped is null)),
    check ((wrapped is null) = (erased_at is not null))
  );
  create index subject_key_by_key on subject_key (key_id, subject);
  ${protect('subject_key', { read: VERIFIED })}

  create table erasure (
    id uuid primary key,
    subject text not null unique references subject_key (subject),
    at timestamptz not null,
    actor text not null,
    reason text not null,
    key_fingerprint text not null,
    signature text not null
  );
  ${protect('erasure', { read: 'false' })}

  create function hub.guard_subject_key() returns trigger
    language plpgsql set search_path = hub, pg_temp as $$
  begin
    if tg_op = 'DELETE' then raise exception 'the row of a subject key stays, so that it cannot be made again'; end if;
    if old.erased_at is not null then raise exception 'an erased subject key does not come back'; end if;
    if new.subject <> old.subject or new.created_at <> old.created_at then
      raise exception 'a subject key is wrapped again or erased, and nothing else';
    end if;
    return new;
  end $$;
  create trigger guard before update or delete on subject_key
    for each row execute function hub.guard_subject_key();

  create function hub.guard_erasure() returns trigger
    language plpgsql set search_path = hub, pg_temp as $$
  begin raise exception 'an erasure stays as it was recorded'; end $$;
  create trigger guard before update or delete on erasure for each row execute function hub.guard_erasure();
  `,
);
