import { type DemoAppointment, currentTerm } from './appointments.js';
import { committees, type DemoSeat } from './committees.js';
import { castId } from './id.js';
import { offices, seatOffices } from './offices.js';

/** An official of the demo who holds seats and does not sign in; called Demo after their post. */
export interface DemoSeatHolder {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  /** Organisation id. */
  readonly organization: string;
}

/** Seats that somebody outside `people` holds. */
const held: readonly (DemoSeat & { readonly office: string })[] = committees
  .flatMap(({ groups }) => groups.flatMap(({ seats }) => seats))
  .flatMap((seat) =>
    seatOffices.some(({ id }) => id === seat.office) && !offices.some(({ id }) => id === seat.office)
      ? [{ ...seat, office: seat.office! }]
      : [],
  );

/** One person for each post of an organisation, in whatever groups it has seats. */
const holderOf = ({ organization, titleEn: title }: DemoSeat): DemoSeatHolder => ({
  ...{ id: castId(`seat-holder:${organization}/${title}`), name: `${title} Demo`, title, organization },
});

export const seatHolders: readonly DemoSeatHolder[] = [
  ...new Map(held.map(holderOf).map((each) => [each.id, each] as const)).values(),
];

/** Who holds which seat at `now`, for the same term as everybody of the cast. */
export const seatAppointments = (now: Date): readonly DemoAppointment[] =>
  held.map((seat) => ({
    ...{ id: castId(`appointment:${seat.id}`), person: holderOf(seat).id, office: seat.office, ...currentTerm(now) },
  }));
