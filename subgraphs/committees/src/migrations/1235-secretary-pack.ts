import { migration } from '@hub/subgraph-kit';
import { LEADER_KINDS, MINE, PACK_KINDS, reads } from './1201-committee-secretary.js';

/** Whoever leads a committee reads the packs of its secretary too, so that a successor is received. */
export const secretaryPackMigration = migration(
  1235,
  'SecretaryPack',
  reads(
    'handover_pack',
    `exists (
      select from office held join office about on about.id = handover_pack.office
       where held.id = ${MINE} and held.kind in (${PACK_KINDS})
         and (held.id = about.id
              or held.committee = about.committee and held.kind in (${LEADER_KINDS})
                 and about.kind in (${LEADER_KINDS}, 'COMMITTEE_SECRETARY')))`,
  ),
);
