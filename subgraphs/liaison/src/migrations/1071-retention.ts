import { migration } from '@hub/subgraph-kit';

const PARTED = `'HANDED_OVER', 'WITHDRAWN', 'SELF_RETURNED', 'REFUSED'`;

/** The sight of the other side, and of those who prepared a handover, ends with the rows that give it. */
export const retentionMigration = migration(
  1071,
  'Retention',
  `
  alter table repatriation add column shared_until timestamptz;
  alter table repatriation_update add column until timestamptz;
  drop policy read on repatriation_update;
  create policy read on repatriation_update for select using (
    (select hub.is_system())
    or office = any ((select hub.offices())::text[]) and (until is null or until > now()));

  update repatriation r set shared_until = s.at + interval '30 days'
    from (select repatriation, min(at) as at from repatriation_step where state in (${PARTED}) group by repatriation) s
   where s.repatriation = r.id;
  update repatriation_update u set until = r.shared_until
    from repatriation r
   where r.ref = u.ref and r.shared_until is not null and (u.office = r.counterpart::text or u.handover);
  `,
);
