import type { EntityManager } from '@hub/subgraph-kit';
import { type Addressee, NEEDED_KINDS, type NeededKind } from './tenure.rules.js';

/** An office, and an instant that matters to it. */
export interface Turn {
  readonly office: string;
  readonly kind: NeededKind;
  readonly committee: string;
  readonly at: Date;
}

/** The most that one transaction takes: each goes to a few inboxes, and those of one transaction are limited. */
const AT_ONCE = 8;

/** Offices of committees at work, of the kinds $1; a seat that ended needs no secretary any more. */
export const NEEDED = `office o join committee c on c.id = o.committee and c.state = 'ACTIVE' and o.kind = any ($1)
  and (o.kind <> 'COMMITTEE_SECRETARY' or exists (select from seat s where s.office = o.id and s.ended_on is null))`;
const HELD = `exists (select from appointment h where h.office = o.id and h.starts_at <= now() and h.ends_at > now())`;

/**
 * Appointments that end soon and have nobody to follow, with the nearest reminder that is due. By the database's
 * clock, as all here. Whoever takes one keeps it: no other transaction gets it again.
 */
export const takeEndings = (tx: EntityManager, reminders: readonly number[]): Promise<Turn[]> =>
  tx.query(
    `with due as (
       select a.id, a.ends_at, o.id as office, o.kind, o.committee,
              (select min(d) from unnest($2::integer[]) d where a.ends_at <= now() + make_interval(days => d)) as days
         from ${NEEDED} join appointment a on a.office = o.id and a.starts_at <= now() and a.ends_at > now()
              and a.stands_in_for is null
        where not exists (select from appointment n
                           where n.office = a.office and n.starts_at <= a.ends_at and n.ends_at > a.ends_at)
     ), taken as (
       insert into tenure_reminder (appointment, days)
       select id, days from due
        where days is not null
          and not exists (select from tenure_reminder r where r.appointment = due.id and r.days = due.days)
        order by ends_at, id limit $3
       on conflict do nothing returning appointment
     )
     select d.office, d.kind, d.committee, d.ends_at as at from taken join due d on d.id = taken.appointment`,
    [NEEDED_KINDS, reminders, AT_ONCE],
  );

/** Needed offices that nobody holds any more, or ever did. */
export const takeVacancies = (tx: EntityManager): Promise<Turn[]> =>
  tx.query(
    `with taken as (
       insert into vacancy (office, since)
       select o.id, coalesce((select max(p.ends_at) from appointment p
                               where p.office = o.id and p.starts_at <= now() and p.ends_at > p.starts_at), now())
         from ${NEEDED}
        where not ${HELD} and not exists (select from vacancy v where v.office = o.id and v.filled_at is null)
        order by o.id limit $2
       on conflict (office) where filled_at is null do nothing returning office, since
     )
     select o.id as office, o.kind, o.committee, t.since as at from taken t join office o on o.id = t.office`,
    [NEEDED_KINDS, AT_ONCE],
  );

/** Offices that were vacant and are held again. */
export const takeFillings = async (tx: EntityManager): Promise<Turn[]> => {
  const [rows]: [Turn[], number] = await tx.query(
    `update vacancy v set filled_at = now()
       from office o
      where o.id = v.office and v.id in (
              select w.id from vacancy w join office o on o.id = w.office
               where w.filled_at is null and ${HELD} order by w.office limit $1 for update of w)
        and v.filled_at is null
     returning v.office, o.kind, o.committee, 
       (select min(h.starts_at) from appointment h
         where h.office = o.id and h.starts_at <= now() and h.ends_at > now()) as at`,
    [AT_ONCE],
  );
  return rows;
};

/**
 * Offices of a committee and of the one above it, and those that answer for places around it. Those of the one above count
 * as own once the committee is dissolved.
 */
export const addresseesOf = (tx: EntityManager, committee: string): Promise<Addressee[]> =>
  tx.query(
    `select o.id, o.kind, coalesce(o.committee = case c.state when 'DISSOLVED' then c.parent else c.id end, false) as "isOwn", coalesce(o.committee = c.parent, false) as "isAbove"
       from committee c join place p on p.pcode = c.place
       join office o on o.committee in (c.id, c.parent) or (o.kind in ('SECRETARIAT', 'NATIONAL_DESK') and o.jurisdiction && p.within)
      where c.id = $1
      order by o.id`,
    [committee],
  );
