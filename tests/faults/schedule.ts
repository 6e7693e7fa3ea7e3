import { createHash } from 'node:crypto';

/** What can be done to a running hub. */
export type FaultKind =
  | 'KILL'
  | 'STOP'
  | 'DATABASE_SHUTDOWN'
  | 'DATABASE_KILL'
  | 'CUT'
  | 'BLACKHOLE'
  | 'DELAY'
  | 'TRUNCATE'
  | 'DISK_FULL'
  | 'SLOW_READER'
  | 'WAKE_DEAD'
  | 'APPOINTMENT'
  | 'SESSION';

export interface Fault {
  readonly kind: FaultKind;
  /** Replica, door or person. */
  readonly target: string;
  /** Milliseconds after the begin of the campaign. */
  readonly at: number;
  /** How long it lasts, ms; 0 for what happens at once. */
  readonly forMs: number;
  /** DELAY: milliseconds; TRUNCATE: bytes. */
  readonly much: number;
}

/** One line of a schedule that is written by hand; what is left out is 0. */
export type FaultLine = readonly [at: number, kind: FaultKind, target: string, forMs?: number, much?: number];

export const faultsOf = (lines: readonly FaultLine[]): Fault[] =>
  lines.map(([at, kind, target, forMs = 0, much = 0]) => ({ at, kind, target, forMs, much }));

export interface Targets {
  readonly replicas: readonly string[];
  readonly doors: readonly string[];
}

export interface SchedulePlan extends Targets {
  readonly seed: number;
  readonly seconds: number;
  /** Kinds left out, e.g. those that this machine cannot make. */
  readonly without: readonly FaultKind[];
}

interface KindRow {
  /** Cards in the deck that is dealt. */
  readonly cards: number;
  /** Any of the replicas or of the doors, or always this one. */
  readonly target: string;
  /** Shortest and longest, ms. */
  readonly lasts: readonly [number, number];
  readonly much?: readonly [number, number];
}

const KINDS: Readonly<Record<FaultKind, KindRow>> = {
  KILL: { cards: 7, target: 'replicas', lasts: [0, 0] },
  STOP: { cards: 5, target: 'replicas', lasts: [500, 7_000] },
  DATABASE_SHUTDOWN: { cards: 2, target: 'postgres', lasts: [0, 0] },
  DATABASE_KILL: { cards: 1, target: 'postgres', lasts: [0, 0] },
  CUT: { cards: 4, target: 'doors', lasts: [0, 2_500] },
  BLACKHOLE: { cards: 4, target: 'doors', lasts: [1_000, 6_000] },
  DELAY: { cards: 3, target: 'doors', lasts: [2_000, 5_000], much: [20, 700] },
  TRUNCATE: { cards: 3, target: 'doors', lasts: [500, 2_500], much: [0, 3_000] },
  DISK_FULL: { cards: 1, target: 'disk', lasts: [1_000, 3_000] },
  SLOW_READER: { cards: 1, target: 'slow reader', lasts: [4_000, 9_000] },
  WAKE_DEAD: { cards: 1, target: 'cases', lasts: [1_000, 4_000] },
  APPOINTMENT: { cards: 2, target: 'appointment', lasts: [2_000, 3_500] },
  SESSION: { cards: 2, target: 'session', lasts: [0, 0] },
};

/** Milliseconds before the first fault, after the last, and between two. */
const BEFORE_MS = 1_500;
const AFTER_MS = 4_000;
const BETWEEN_MS = [900, 3_100] as const;
/** What a restart takes, as a rule. */
const RESTART_MS = 5_000;
/** Every second end of a right comes when everything has been well for so long, and nothing else for a while after. */
const CALM_MS = { before: 1_000, after: 2_000 };
const RIGHTS: readonly FaultKind[] = ['APPOINTMENT', 'SESSION'];

/** When which fault happens: the same for the same seed. Every kind comes before one comes a second time round. */
export const scheduleOf = (plan: SchedulePlan): Fault[] => {
  const draw = drawing(plan.seed);
  const deck = new Deck(plan.without, draw);
  const faults: Fault[] = [];
  let healed = 0;
  let rights = 0;
  for (let at = BEFORE_MS; ; at += between(BETWEEN_MS, draw())) {
    const kind = deck.next();
    const calm = RIGHTS.includes(kind) && rights++ % 2 === 0;
    if (calm) at = Math.max(at, healed + CALM_MS.before);
    if (at > plan.seconds * 1_000 - AFTER_MS) return faults;
    const fault = faultOf(kind, at, { plan, draw });
    faults.push(fault);
    healed = Math.max(healed, at + (fault.forMs || RESTART_MS));
    if (calm) at += CALM_MS.after;
  }
};

const faultOf = (kind: FaultKind, at: number, { plan, draw }: { plan: Targets; draw: () => number }): Fault => {
  const { target, lasts, much = [0, 0] } = KINDS[kind];
  const among = target === 'replicas' || target === 'doors' ? plan[target] : [target];
  return {
    kind,
    target: among[Math.floor(draw() * among.length)]!,
    at: Math.round(at),
    forMs: Math.round(between(lasts, draw())),
    much: Math.round(between(much, draw())),
  };
};

/** Deals all kinds, those with several cards oftener, and shuffles anew when it is empty. */
class Deck {
  private cards: FaultKind[] = [];

  constructor(
    private readonly without: readonly FaultKind[],
    private readonly draw: () => number,
  ) {}

  next(): FaultKind {
    if (!this.cards.length) this.shuffle();
    return this.cards.pop()!;
  }

  private shuffle(): void {
    const kinds = (Object.keys(KINDS) as FaultKind[]).filter((kind) => !this.without.includes(kind));
    const left = kinds.flatMap((kind) => Array.from({ length: KINDS[kind].cards }, () => kind));
    while (left.length) this.cards.push(...left.splice(Math.floor(this.draw() * left.length), 1));
  }
}

const between = ([least, most]: readonly [number, number], share: number): number => least + share * (most - least);

/** Numbers from 0 to below 1 that depend on the seed alone. */
const drawing = (seed: number): (() => number) => {
  let drawn = 0;
  return () => createHash('sha256').update(`${seed}/${drawn++}`).digest().readUInt32BE() / 2 ** 32;
};
