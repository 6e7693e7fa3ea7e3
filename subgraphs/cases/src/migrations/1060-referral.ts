import { migration, protect } from '@hub/subgraph-kit';
import { ASSIGNED_TO_ACTOR, CONSENTED, SHARED_WITH_ACTOR } from './actor-grounds.js';

const OWN = 'any ((select hub.offices())::text[])';
const LIVE = `('SENT', 'ACKNOWLEDGED', 'ACCEPTED', 'IN_SERVICE')`;

/** Who sent it, who got it once it was sent, and whoever sees the case otherwise than by a share. */
const READ = `from_office = ${OWN} or (to_office = ${OWN} and sent_at is not null) or exists (
    select from row_access a
     where a.resource_type = 'case' and a.resource = referral.case_id and a.reason <> 'SHARE'
       and a.office = ${OWN} and (a.until is null or a.until > now())
     offset 0)`;

const EACH_CONSENTED = `not exists (
    select from referral_person p where p.referral = r.id and not ${CONSENTED('p.person_id')})`;

/** Words are for whoever works on the case; the notes, while it is live, for the receiver too. */
const WORDS = `exists (
    select from referral r
     where r.id = referral_word.referral
       and ((${ASSIGNED_TO_ACTOR('r.case_id')} and ${EACH_CONSENTED})
         or (referral_word.word = 'NOTES' and r.to_office = ${OWN} and r.state in ${LIVE}
           and ${SHARED_WITH_ACTOR('r.case_id')} and (r.override_basis is not null or ${EACH_CONSENTED}))))`;

/** Persons referred to other offices of the hub, and what came of it. */
export const referralMigration = migration(
  1060,
  'Referral',
  `
  create table referral (
    id uuid primary key,
    case_id uuid not null references case_file (id),
    state text not null default 'DRAFT',
    service text not null,
    urgency text not null,
    purpose text not null,
    reason text not null,
    from_office text not null,
    from_committee uuid not null,
    to_office text not null,
    to_committee uuid,
    override_basis text,
    rejection text,
    revocation text,
    outcome text,
    ack_by timestamptz,
    share uuid references case_share (id),
    event uuid,
    version integer not null default 1,
    drafted_by text not null,
    idempotency_key text not null,
    digest text not null,
    created_at timestamptz not null,
    sent_at timestamptz,
    acknowledged_at timestamptz,
    accepted_at timestamptz,
    started_at timestamptz,
    completed_at timestamptz,
    rejected_at timestamptz,
    revoked_at timestamptz,
    expired_at timestamptz,
    unique (drafted_by, idempotency_key),
    check ((state = 'REJECTED') = (rejection is not null)),
    check ((state = 'REVOKED') = (revocation is not null)),
    check ((state = 'COMPLETED') = (outcome is not null)),
    check ((sent_at is null) = (share is null) and (sent_at is null) = (event is null))
  );
  create index referral_by_case on referral (case_id, created_at, id);
  create index referral_sent on referral (from_office, created_at desc, id desc);
  create index referral_sent_by_state on referral (from_office, state, created_at desc, id desc);
  create index referral_got on referral (to_office, sent_at desc, id desc) where sent_at is not null;
  create index referral_got_by_state on referral (to_office, state, sent_at desc, id desc) where sent_at is not null;
  create index referral_open_sent on referral (from_committee, sent_at desc, id desc) where state in ${LIVE};
  create index referral_open_got on referral (to_committee, sent_at desc, id desc) where state in ${LIVE};
  create index referral_by_event on referral (event) where event is not null;
  ${protect('referral', { read: READ })}

  create table referral_person (
    referral uuid not null references referral (id),
    person_id uuid not null references person (id),
    primary key (referral, person_id)
  );
  create index referral_person_by_person on referral_person (person_id);
  ${protect('referral_person', {
    read: 'exists (select from referral r where r.id = referral_person.referral)',
  })}

  create table referral_word (
    referral uuid not null references referral (id),
    word text not null check (word in ('NOTES', 'OVERRIDE', 'FEEDBACK')),
    sealed text not null,
    primary key (referral, word)
  );
  ${protect('referral_word', { read: WORDS })}
  `,
);
