import { migration } from '@hub/subgraph-kit';
import { reads } from './1201-committee-secretary.js';

/** Kinds that have packs; those with the scope `handover-pack:read`. A test compares the two. */
const PACK_KINDS = `'CHAIR', 'VICE_CHAIR', 'FOCAL_POINT', 'COMMITTEE_SECRETARY', 'SECRETARIAT'`;
/** Kinds that lead a committee together; those of them with the scope `duty:direct`. */
const LEADER_KINDS = `'CHAIR', 'VICE_CHAIR', 'FOCAL_POINT'`;

/** Whoever leads a committee reads the packs of its secretary too, so that a successor is received. */
export const secretaryPackMigration = migration(
  1235,
  'SecretaryPack',
  reads(
    'handover_pack',
    `exists (
      select from office held join office about on about.id = handover_pack.office
       where held.id = any ((select hub.offices())::uuid[]) and held.kind in (${PACK_KINDS})
         and (held.id = about.id
              or held.committee = about.committee and held.kind in (${LEADER_KINDS})
                 and about.kind in (${LEADER_KINDS}, 'COMMITTEE_SECRETARY')))`,
  ),
);
