import { migration } from '@hub/subgraph-kit';

/**
 * An office answers for an activity, so that whoever holds it next does. Of activities of before: the office of the
 * committee that the official holds, or held last; the official stays named where there is none.
 */
export const planActivityOfficeMigration = migration(
  1205,
  'PlanActivityOffice',
  `
  alter table plan_activity
    add column office uuid references office (id),
    alter column official drop not null;
  update plan_activity a set office = (
    select h.office from appointment h join office o on o.id = h.office
     where h.official = a.official and o.committee = a.committee and h.starts_at <= now() and h.ends_at > h.starts_at
     order by h.ends_at > now() desc, h.stands_in_for is null desc, h.ends_at desc, h.office limit 1);
  update plan_activity set official = null where office is not null;
  alter table plan_activity add constraint plan_activity_answering check (num_nonnulls(office, official) = 1);
  drop index plan_activity_by_official;
  create index plan_activity_by_office on plan_activity (office);
  `,
);
