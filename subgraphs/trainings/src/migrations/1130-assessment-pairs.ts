import { migration, protect } from '@hub/subgraph-kit';

/** Who took both tests of a training, as counts and means that everybody may know; they go with the means of all. */
export const assessmentPairsMigration = migration(
  1130,
  'AssessmentPairs',
  `
  create table assessment_pairs (
    training_event_id uuid primary key references assessment on delete cascade,
    pairs integer not null check (pairs >= 0),
    pre_mean numeric(6, 3) check (pre_mean between 0 and 100),
    post_mean numeric(6, 3) check (post_mean between 0 and 100),
    check ((pre_mean is null) = (post_mean is null))
  );
  ${protect('assessment_pairs', { read: 'true' })}

  create table assessment_pairs_by_sex (
    training_event_id uuid not null references assessment_pairs on delete cascade,
    sex text not null,
    pairs integer not null check (pairs > 0),
    pre_mean numeric(6, 3) not null check (pre_mean between 0 and 100),
    post_mean numeric(6, 3) not null check (post_mean between 0 and 100),
    primary key (training_event_id, sex)
  );
  ${protect('assessment_pairs_by_sex', { read: 'true' })}
  `,
);
