import { migration, protect } from '@hub/subgraph-kit';

/** Referrals to who has no account: to a class of recipient, by a package that a code opens once. */
export const referralOutsideMigration = migration(
  1125,
  'ReferralOutside',
  `
  alter table referral alter column to_office drop not null;
  alter table referral add column to_recipient text;
  alter table referral add constraint referral_to check ((to_office is null) = (to_recipient is not null));
  alter table referral drop constraint referral_check3;
  alter table referral add constraint referral_given check (
    (sent_at is null) = (event is null)
    and case when to_recipient is null then (sent_at is null) = (share is null) else share is null end);
  create index referral_unopened on referral (ack_by) where to_recipient is not null and state = 'SENT';
  alter table referral_word drop constraint referral_word_word_check;
  alter table referral_word add constraint referral_word_word_check
    check (word in ('NOTES', 'OVERRIDE', 'FEEDBACK', 'RECEIVER', 'CHANNEL'));

  create table referral_package (
    referral uuid primary key references referral (id),
    token text not null unique,
    sealed text
  );
  ${protect('referral_package', { read: 'false' })}
  `,
);
