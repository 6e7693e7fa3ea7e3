import { migration, protect } from '@hub/subgraph-kit';

/** Which offices were let see every case of a lead committee, so that a change of the directory is carried out once. */
export const caseReaderMigration = migration(
  1030,
  'CaseReader',
  `
  create table case_reader (
    lead_committee uuid not null,
    office text not null,
    reason text not null,
    primary key (lead_committee, office, reason)
  );
  ${protect('case_reader', { read: 'false' })}
  `,
);
