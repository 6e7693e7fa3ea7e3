import { migration } from '@hub/subgraph-kit';
import { readsPlanOf } from './1060-action-plan.js';

/**
 * A seat is held through an office: that of its committee for which it stands, or one of its own. Whoever holds an office
 * reads what it is to do, also when it reads no other task.
 */
export const seatOfficeMigration = migration(
  1190,
  'SeatOffice',
  `
  alter table seat
    add column office uuid references office (id),
    add column ended_on date;
  update seat set office = picked.office from (
    select distinct on (o.id) s.id, o.id as office
      from seat s
      join committee_group g on g.id = s.committee_group and g.kind = 'EXECUTIVE'
      join office o on o.committee = g.committee
       and o.kind = any (case s.role when 'CHAIR' then array['CHAIR'] when 'VICE_CHAIR' then array['VICE_CHAIR']
         when 'SECRETARY' then array['SECRETARIAT', 'NATIONAL_DESK'] else '{}'::text[] end)
     order by o.id, s.ordinal) picked
   where seat.id = picked.id;
  create unique index seat_by_office on seat (office) where ended_on is null;
  update committee_group g set duties = case
      when g.kind = 'WORKING_GROUP' and c.form = 'OPERATION_CENTRE' then array['WATCH_FOR_VICTIMS', 'ASSIST_OR_REFER']
      when g.kind = 'WORKING_GROUP' then array['ACT_AS_ASSIGNED']
      when c.level = 'PROVINCE' then array['IMPLEMENT_POLICY_AND_LAW', 'PLAN_EVERY_YEAR', 'GUIDE_DISTRICT_COMMITTEES']
      else array['SEE_TO_PROVINCIAL_COMMITTEES', 'COORDINATE_SECTORS'] end
    from committee c
   where c.id = g.committee and g.duties = '{}'
     and (g.kind = 'WORKING_GROUP' and g.formed_on is not null or g.kind = 'EXECUTIVE' and c.level <> 'DISTRICT');
  alter policy read on task using ((select hub.is_system()) or ${readsPlanOf('task.committee')}
    or task.office = any ((select hub.offices())::uuid[]));
  `,
);
