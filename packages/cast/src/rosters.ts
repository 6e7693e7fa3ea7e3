import { appointments, type DemoAppointment } from './appointments.js';
import { daysAfter } from './calendar.js';
import { castId } from './id.js';
import { offices } from './offices.js';

/** One person on duty for an office for a time. */
export interface DemoShift {
  readonly id: string;
  /** Person id. */
  readonly person: string;
  /** Office id. */
  readonly office: string;
  /** Id of the appointment that carries it. */
  readonly appointment: string;
  /** ISO instants; on duty while `from <= now < until`. */
  readonly from: string;
  readonly until: string;
}

const WEEK_DAYS = 7;

/**
 * The rosters of the Suppression and Information groups as planned at `now`: this week, from Monday 00:00 UTC, its
 * first officer is on duty, and next week the next one, where there is another. A week keeps its id, so seeding again
 * adds weeks and changes none.
 */
export const rosters = (now: Date): readonly DemoShift[] => {
  const groups = new Set(offices.filter(({ kind }) => kind === 'SUPPRESSION_GROUP').map(({ id }) => id));
  const monday = mondayOf(now);
  return [...groups].flatMap((office) => {
    const holders = appointments(now).filter((each) => each.office === office);
    return [0, 1].flatMap((week) => shiftOf(holders[week % holders.length], daysAfter(monday, week * WEEK_DAYS)));
  });
};

const shiftOf = (carrier: DemoAppointment | undefined, from: string): DemoShift[] =>
  carrier
    ? [
        {
          id: castId(`duty:${carrier.office}/${from}`),
          person: carrier.person,
          office: carrier.office,
          appointment: carrier.id,
          from,
          until: daysAfter(new Date(from), WEEK_DAYS),
        },
      ]
    : [];

const mondayOf = (now: Date): Date => {
  const midnight = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));
  return new Date(daysAfter(midnight, -((midnight.getUTCDay() + 6) % WEEK_DAYS)));
};
