import { migration, protect } from '@hub/subgraph-kit';
import { CONSENTED } from './actor-grounds.js';

/** What a person is found by, as blind indexes; seen by whoever may see the sealed values, and by nobody else. */
export const personTokenMigration = migration(
  1004,
  'PersonToken',
  `
  create table person_token (
    person_id uuid not null references person (id),
    kind text not null,
    token text not null,
    primary key (person_id, kind, token)
  );
  create index person_token_by_token on person_token (kind, token);
  ${protect('person_token', { read: CONSENTED('person_token.person_id') })}
  `,
);
