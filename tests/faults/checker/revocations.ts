/** An alert as it reached one subscriber; milliseconds of one clock. */
export interface Delivery {
  readonly subscriber: string;
  readonly person: string;
  /** When the session of its connection began, ms since the epoch. */
  readonly session: number;
  readonly number: number;
  readonly at: number;
}

/** The end of a right, by the same clock as the deliveries. */
export interface Revocation {
  readonly kind: 'APPOINTMENT' | 'SESSION';
  readonly person: string;
  /** When it was committed; no later than when its answer came. */
  readonly committedAt: number;
  /** APPOINTMENT: when the next one was asked for. Infinity when it never was. */
  readonly renewedAt: number;
  /** SESSION: sessions that began up to here are void, ms since the epoch. */
  readonly endedAt: number;
  /** Whether something that carries the news was disturbed, or the machine stood still, about that time. */
  readonly disturbed: boolean;
}

/** Milliseconds after the commit in which an event may still arrive: at once, and with the wake-up path dead. */
const LATEST_MS = { calm: 1_000, disturbed: 5_000 };

export interface Lateness {
  readonly problems: readonly string[];
  /** The latest delivery after a commit that ended its right, ms; 0 when there was none. */
  readonly worst: { readonly calm: number; readonly disturbed: number };
}

/** What reached a person whose right had ended. */
export const latenessOf = (revocations: readonly Revocation[], deliveries: readonly Delivery[]): Lateness => {
  const late = revocations.flatMap((revocation) =>
    deliveries
      .filter((delivery) => isCovered(revocation, delivery))
      .map((delivery) => ({ revocation, delivery, ms: delivery.at - revocation.committedAt })),
  );
  const worst = (disturbed: boolean): number =>
    Math.max(0, ...late.filter(({ revocation }) => revocation.disturbed === disturbed).map(({ ms }) => ms));
  return {
    problems: late
      .filter(({ revocation, ms }) => ms > (revocation.disturbed ? LATEST_MS.disturbed : LATEST_MS.calm))
      .map(
        ({ revocation: { kind }, delivery: { subscriber, number }, ms }) =>
          `${subscriber} got ${number} ${Math.round(ms)} ms after its ${kind.toLowerCase()} had ended`,
      ),
    worst: { calm: worst(false), disturbed: worst(true) },
  };
};

const isCovered = (revocation: Revocation, { person, session, at }: Delivery): boolean =>
  person === revocation.person &&
  at > revocation.committedAt &&
  (revocation.kind === 'SESSION' ? session <= revocation.endedAt : at < revocation.renewedAt);
