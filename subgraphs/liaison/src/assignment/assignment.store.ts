import { In } from 'typeorm';
import { type Batch, rowsByOwner } from '@hub/subgraph-kit';
import type { CounterpartOfficeEntity } from '../counterpart/counterpart.entity.js';
import { type CounterpartOffice, counterpartOf } from '../counterpart/counterpart.type.js';
import { LiaisonAssignmentEntity } from './assignment.entity.js';
import { assignmentOf } from './assignment.type.js';

/** Counterpart offices one committee can have; far above the most that share its border. */
const MOST = 100;

/** Assignments of each counterpart office, past ones too. */
export const loadAssignments = rowsByOwner({
  list: (tx, counterparts) =>
    tx.find(LiaisonAssignmentEntity, {
      where: { counterpart: In([...counterparts]) },
      order: { since: 'DESC', id: 'ASC' },
    }),
  keyOf: ({ counterpart }) => counterpart,
  shape: assignmentOf,
});

/** The counterpart offices that each committee works with today. */
export const loadCounterpartsOfCommittees: Batch<string, CounterpartOffice[]> = (committees, context) => {
  const today = context.now().toISOString().slice(0, 10);
  return rowsByOwner({
    list: (tx, owners): Promise<OwnedCounterpart[]> => tx.query(COUNTERPARTS, [owners, today, MOST]),
    keyOf: ({ committee }) => committee,
    shape: counterpartOf,
  })(committees, context);
};

interface OwnedCounterpart extends CounterpartOfficeEntity {
  readonly committee: string;
}

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
