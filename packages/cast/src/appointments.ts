import { monthAfter } from './calendar.js';
import { castId } from './id.js';
import { office } from './offices.js';
import { people, person } from './people.js';

/** One person in one office for a time. */
export interface DemoAppointment {
  readonly id: string;
  /** Person id. */
  readonly person: string;
  /** Office id. */
  readonly office: string;
  /** ISO instants; valid while `from <= now < until`; never more than 24 months apart. */
  readonly from: string;
  readonly until: string;
}

/**
 * The appointments as they stand at `now`: each runs from the first of the month six months before
 * to 24 months later, and Chiang Khong's former chair left on the day the present one came.
 * Ids do not depend on `now`, so seeding again later renews instead of adding.
 */
export const appointments = (now: Date): readonly DemoAppointment[] => {
  const from = monthAfter(now, -6);
  const until = monthAfter(now, 18);
  const current = people.flatMap(({ key, id, offices }) =>
    offices.map((held) => ({ id: castId(`appointment:${key}/${held}`), person: id, office: held, from, until })),
  );
  const ended = {
    id: castId('appointment:ck-chair-former'),
    person: person('ck-chair-former').id,
    office: office('DL-TH5703', 'CHAIR').id,
    from: monthAfter(now, -30),
    until: from,
  };
  return [...current, ended];
};
