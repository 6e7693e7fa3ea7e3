import { migration, protect } from '@hub/subgraph-kit';
import { FOR_INVESTIGATION, INQUIRY_OF_ACTOR } from './actor-grounds.js';

/** What police go on with in a case when the share they came by has ended: suspects and operations, and no person. */
export const inquiryMigration = migration(
  1132,
  'Inquiry',
  `
  create table inquiry (
    share_id uuid primary key references case_share (id),
    case_id uuid not null references case_file (id),
    office text not null,
    since timestamptz not null,
    until timestamptz not null,
    ended_at timestamptz
  );
  create index inquiry_by_case on inquiry (case_id, office);
  ${protect('inquiry', { read: 'office = any ((select hub.offices())::text[])' })}

  create policy inquiry on suspect for select using (${INQUIRY_OF_ACTOR('suspect.case_id')});
  create policy inquiry on operation_case for select using (${INQUIRY_OF_ACTOR('operation_case.case_id')});
  create policy inquiry on operation_value for select using (${FOR_INVESTIGATION} and exists (
    select from operation_case l where l.operation_id = operation_value.operation_id
       and ${INQUIRY_OF_ACTOR('l.case_id')}));
  `,
);
