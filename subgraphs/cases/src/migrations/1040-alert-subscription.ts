import { migration, protect, visibleRow } from '@hub/subgraph-kit';

/** What committees want to be told of beyond what the rules tell them. */
export const alertSubscriptionMigration = migration(
  1040,
  'AlertSubscription',
  `
  create table alert_subscription (
    id uuid primary key,
    office text not null,
    committee uuid not null,
    place text not null,
    category text,
    created_by text not null,
    created_at timestamptz not null,
    ended_by text,
    ended_at timestamptz,
    check ((ended_by is null) = (ended_at is null))
  );
  create unique index alert_subscription_live on alert_subscription (place, category, office) nulls not distinct
    where ended_at is null;
  ${protect('alert_subscription', { read: visibleRow('alert_subscription', 'id') })}
  `,
);
