import { migration } from '@hub/subgraph-kit';
import { RELEASE_FACTS } from '@hub/vocabulary';

const FACTS = `array[${RELEASE_FACTS.map((fact) => `'${fact}'`).join(', ')}]`;

/** A release names which facts go over; those of before went over whole. On a screen null means everything. */
export const releaseScopeMigration = migration(
  1081,
  'ReleaseScope',
  `
  alter table repatriation add column release_scope text[] not null default ${FACTS} check (release_scope <@ ${FACTS});
  alter table repatriation_update add column scope jsonb;
  `,
);
