import type { ShedKind } from '@hub/vocabulary';
import type { PaceLimits } from './pace.js';

/** Caps that hold on both transports; see access.md of the design for where each number comes from. */
export interface Limits {
  readonly bodyBytes: number;
  readonly tokens: number;
  /** Selections after spreading every fragment wherever it is used. */
  readonly recursiveSelections: number;
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly directives: number;
  /** Length of list arguments and of `first`. */
  readonly listItems: number;
  readonly cost: number;
  /** For a whole operation. */
  readonly deadlineMs: number;
  /** For one request to a subgraph. */
  readonly subgraphMs: number;
  readonly inFlight: number;
  /** How many may be under way for one of its kind still to be let in; what has no kind has `inFlight` alone. */
  readonly shed: Readonly<Record<ShedKind, number>>;
  /** Files on their way at one time, of everybody and of one person. */
  readonly files: number;
  readonly filesPerPerson: number;
  /** For one file, up or down. */
  readonly fileMs: number;
  /** In which any other request must have come whole. */
  readonly requestMs: number;
  /** What is told without a sign-in, by address and overall. */
  readonly receiptsTold: PaceLimits;
  /** What is asked by the code of a receipt. */
  readonly receiptsAsked: PaceLimits;
  /** Calendars that are fetched by their secret. */
  readonly calendars: PaceLimits;
}

const TEN_MINUTES = 600_000;

/** One slow organisation must leave time for the others: its answer has two fifths of what the whole operation has. */
export const deadlines = (deadlineMs: number): Pick<Limits, 'deadlineMs' | 'subgraphMs'> => ({
  deadlineMs,
  subgraphMs: (deadlineMs * 2) / 5,
});

export const DEFAULT_LIMITS: Limits = {
  bodyBytes: 256 * 1024,
  tokens: 2_000,
  recursiveSelections: 5_000,
  depth: 12,
  aliases: 15,
  rootFields: 10,
  directives: 20,
  listItems: 100,
  cost: 50_000,
  ...deadlines(5_000),
  inFlight: 500,
  shed: { STATISTICS: 100, TRAININGS: 150, LISTS: 250 },
  ...{ files: 16, filesPerPerson: 4, fileMs: 300_000, requestMs: 15_000 },
  receiptsTold: { windowMs: TEN_MINUTES, perKey: 10, overall: 600 },
  receiptsAsked: { windowMs: TEN_MINUTES, perKey: 60, overall: 6_000 },
  calendars: { windowMs: TEN_MINUTES, perKey: 60, overall: 6_000 },
};
