import { migration, protect, visibleRow } from '@hub/subgraph-kit';

/** What came of trainings and outreach: for those who write and review it, and for everybody once it is published. */
export const outcomeStoryMigration = migration(
  1133,
  'OutcomeStory',
  `
  create table outcome_story (
    id uuid primary key,
    committee uuid not null,
    title text not null,
    text text not null,
    happened_on date not null,
    source text,
    agency text,
    place text,
    rescued integer check (rescued >= 0),
    arrested integer check (arrested >= 0),
    trainings uuid[] not null,
    outreach uuid[] not null,
    state text not null default 'DRAFT',
    version integer not null default 1,
    drafted_by text not null,
    written_by text not null,
    written_at timestamptz(3) not null,
    reviewed_by text check (reviewed_by <> written_by),
    reviewed_at timestamptz(3),
    published_by text,
    published_at timestamptz(3),
    withdrawn_by text,
    withdrawn_at timestamptz(3),
    idempotency_key text not null,
    fingerprint text not null,
    unique (drafted_by, idempotency_key),
    check ((state = 'DRAFT') = (reviewed_by is null)),
    check ((state = 'PUBLISHED') = (published_by is not null)),
    check (source is not null or (rescued is null and arrested is null))
  );
  create index outcome_story_by_day on outcome_story (happened_on desc, id desc);
  create index outcome_story_by_training on outcome_story using gin (trainings);
  ${protect('outcome_story', {
    read: `outcome_story.state = 'PUBLISHED' or ${visibleRow('outcome_story', 'outcome_story.id')}`,
  })}
  `,
);
