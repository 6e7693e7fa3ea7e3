import { migration } from '@hub/subgraph-kit';

/** How a person was exploited, what they want, who answers for a child, and what a child says to a consent. */
export const victimContextMigration = migration(
  1070,
  'VictimContext',
  `
  alter table person
    add forced_labour_industry text,
    add control_methods text[] not null default '{}',
    add recruitment_methods text[] not null default '{}',
    add recruiter_relation text,
    add recruitment_country text,
    add transit_countries text[] not null default '{}',
    add exploitation_countries text[] not null default '{}',
    add rescued_on date,
    add exploitation_area text,
    add wish text,
    add guardian_relation text,
    add constraint person_area_after_rescue check (exploitation_area is null or rescued_on is not null);
  alter table consent add assent text, add without_guardian text;
  `,
);
