import { type RecordedFigure, type Snapshot, whomOfCells } from '@hub/subgraph-kit';
import type { IndicatorCode } from '@hub/vocabulary';

/** Fewer referrals than this have no share. */
const LEAST = 11;
/** Shares are told in whole steps of so many per cent: wide enough that every number from 11 on can have each of them. */
const STEP = 10;

/** Referrals of the committee of one cell, and of how many the receiver told what became of them. */
export interface Answered {
  readonly path: readonly string[];
  readonly n: number;
  readonly told: number;
}

/** A share in steps. It says nothing of how many it is of. */
export const shareInSteps = ({ n, told }: Pick<Answered, 'n' | 'told'>): number =>
  Math.round(((told / n) * 100) / STEP) * STEP;

interface Share {
  readonly path: readonly string[];
  readonly share: number;
  /** As the table shows it. */
  readonly n: number;
}

/**
 * Shares of referrals with feedback. A committee has one where the table shows how many it sent; a province and all have
 * the mean of those that are shown, by the numbers shown, so that no share of a sum can be compared with its parts.
 */
export const feedbackOf = (
  table: Pick<Snapshot, 'cells' | 'asOf'>,
  answered: readonly Answered[],
  { directory, period }: { readonly directory: Parameters<typeof whomOfCells>[0]; readonly period: string },
): RecordedFigure[] => {
  const whom = whomOfCells(directory);
  const shown = table.cells.flatMap(({ path, n }): Share[] => {
    const own = path.length === 2 && n !== null ? answered.find((each) => samePath(each.path, path)) : undefined;
    return own && own.n >= LEAST && whom(path) ? [{ path, share: shareInSteps(own), n: n! }] : [];
  });
  return table.cells.flatMap(({ path }): RecordedFigure[] => {
    const of = whom(path);
    if (of === undefined) return [];
    const own = shown.filter((each) => path.every((value, at) => each.path[at] === value));
    const n = own.length ? own.reduce((sum, each) => sum + each.n, 0) : null;
    const value = n === null ? null : own.reduce((sum, each) => sum + each.share * each.n, 0) / n;
    return [
      {
        ...{ code: CODE, of, period, asOf: table.asOf, value, n, suppressed: n === null, lowerBound: false, parts: [] },
        scope: 'Referrals of the quarter before, of committees whose number of them is shown',
        source: 'Referral records of the hub, counts rounded to 5, shares to ten per cent',
      },
    ];
  });
};

const CODE: IndicatorCode = 'I23_REFERRAL_FEEDBACK';

const samePath = (one: readonly string[], other: readonly string[]): boolean => one.join(' ') === other.join(' ');
