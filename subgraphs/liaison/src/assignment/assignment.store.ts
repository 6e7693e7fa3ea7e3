import { In } from 'typeorm';
import type { Batch } from '@hub/subgraph-kit';
import { grouped, isId } from '../batch.js';
import type { CounterpartOfficeEntity } from '../counterpart/counterpart.entity.js';
import { LiaisonAssignmentEntity } from './assignment.entity.js';

/** Counterpart offices one committee can have; far above the most that share its border. */
const MOST = 100;

/** Assignments of each counterpart office, past ones too. */
export const loadAssignmentsOfCounterparts: Batch<string, readonly LiaisonAssignmentEntity[]> = async (
  counterparts,
  context,
) => {
  const rows = await context.asCaller((tx) =>
    tx.find(LiaisonAssignmentEntity, {
      where: { counterpart: In(counterparts.filter(isId)) },
      order: { since: 'DESC', id: 'ASC' },
    }),
  );
  return grouped(counterparts, rows, ({ counterpart }) => counterpart);
};

/** The counterpart offices that each committee works with today. */
export const loadCounterpartsOfCommittees: Batch<string, readonly CounterpartOfficeEntity[]> = async (
  committees,
  context,
) => {
  const today = context.now().toISOString().slice(0, 10);
  const rows: (CounterpartOfficeEntity & { committee: string })[] = await context.asCaller((tx) =>
    tx.query(COUNTERPARTS, [committees, today, MOST]),
  );
  return grouped(committees, rows, ({ committee }) => committee);
};

const COUNTERPARTS = `
  select given.committee, found.*
    from unnest($1::text[]) as given (committee)
    cross join lateral (
      select c.id, c.place, c.name_en as "nameEn", c.name_local as "nameLocal", c.languages,
             c.duty_hours as "dutyHours", c.time_zone as "timeZone", c.verified_on::text as "verifiedOn"
        from counterpart_office c
       where c.id in (select a.counterpart from liaison_assignment a
                       where a.committee = given.committee
                         and (a.since is null or a.since <= $2::date) and (a.until is null or a.until > $2::date))
       order by c.name_en, c.id limit $3
    ) found`;
