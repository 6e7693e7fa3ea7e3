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

export const currentTerm = (now: Date): Pick<DemoAppointment, 'from' | 'until'> => ({
  from: monthAfter(now, -6),
  until: monthAfter(now, 18),
});

/**
 * The appointments as they stand at `now`: each runs from the first of the month six months before
 * to 24 months later, Chiang Khong's former chair left on the day the present one came, and nobody
 * followed the chair of Mae Sai, now its vice chair, who left the chair on the first of last month.
 * Ids do not depend on `now`, so seeding again later renews instead of adding.
 */
export const appointments = (now: Date): readonly DemoAppointment[] => {
  const { from, until } = currentTerm(now);
  const current = people.flatMap(({ key, id, offices }) =>
    offices.map((held) => ({ id: castId(`appointment:${key}/${held}`), person: id, office: held, from, until })),
  );
  return [
    ...current,
    ended('ck-chair-former', 'DL-TH5703', [monthAfter(now, -30), from]),
    ended('ms-vice', 'DL-TH5709', [monthAfter(now, -20), monthAfter(now, -1)]),
  ];
};

const ended = (key: string, code: string, [from, until]: readonly [string, string]): DemoAppointment => ({
  id: castId(`appointment:${key}/ended`),
  person: person(key).id,
  office: office(code, 'CHAIR').id,
  from,
  until,
});
