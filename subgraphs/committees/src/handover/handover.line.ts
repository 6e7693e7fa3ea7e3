import type { HandoverDue } from '@hub/vocabulary';

/** One line of a section, as it is kept: codes, counts and references; words only where the graph has them as such. */
export interface HandoverLine {
  /** The list that `code` is of, e.g. `CaseState`. */
  readonly codeOf?: string;
  readonly code?: string;
  readonly due?: HandoverDue;
  readonly text?: string;
  readonly count?: number;
  /** True when there may be more than was counted. */
  readonly atLeast?: boolean;
  /** A figure or an amount, with its unit. */
  readonly value?: string | null;
  /** ISO instant. */
  readonly at?: string | null;
  readonly references?: readonly string[];
}

/** The most references that a line names. */
const REFERENCES_MAX = 20;

/** A line for each code that occurs, in the order of their first occurrence, with how often and where. */
export const linesByCode = <Row>(
  codeOf: string,
  rows: readonly Row[],
  of: {
    readonly code: (row: Row) => string;
    readonly reference?: (row: Row) => string | null | undefined;
    /** ISO instant; the line tells the earliest. */
    readonly at?: (row: Row) => string;
  },
): HandoverLine[] =>
  [...new Set(rows.map(of.code))].map((code) => {
    const same = rows.filter((row) => of.code(row) === code);
    const references = new Set(same.flatMap((row) => of.reference?.(row) ?? []));
    const first = of.at && same.map(of.at).sort()[0];
    return {
      ...{ codeOf, code, count: same.length },
      ...(references.size > 0 && { references: [...references].slice(0, REFERENCES_MAX) }),
      ...(first !== undefined && { at: first }),
    };
  });
