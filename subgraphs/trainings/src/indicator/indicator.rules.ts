import type { IndicatorDimension } from '@hub/vocabulary';

/** One part of a figure, e.g. the women of all participations. */
export interface FigurePart {
  readonly dimension: IndicatorDimension;
  /** Which part, e.g. `FEMALE`. */
  readonly key: string;
  readonly value: number;
}

/** A figure with what it stands for. */
export interface Figure {
  readonly value: number;
  /** Observations it rests on; null where nobody said. */
  readonly n: number | null;
  /** ISO day. */
  readonly asOf: string;
  readonly scope: string;
  readonly source: string;
  readonly lowerBound: boolean;
  readonly parts: readonly FigurePart[];
  /** Why it differs from another figure of the same indicator. */
  readonly note: string | null;
}

/** Whether two figures of an indicator say different things, as they would be printed. */
const differs = (one: Pick<Figure, 'value'>, other: Pick<Figure, 'value'>): boolean =>
  one.value.toFixed(2) !== other.value.toFixed(2);

/** A difference is explained where it comes about: a figure unlike another one of its indicator needs a note. */
export const needsNote = (figure: Pick<Figure, 'value' | 'note'>, others: readonly Pick<Figure, 'value'>[]): boolean =>
  !figure.note && others.some((other) => differs(figure, other));

/** Parts of one dimension can hold less than the whole, where not everybody is in a part, and never more. */
export const holdsMore = ({ value, parts }: Pick<Figure, 'value' | 'parts'>): IndicatorDimension | undefined =>
  ADDITIVE.find((dimension) => {
    const own = parts.filter((part) => part.dimension === dimension);
    return own.reduce((sum, part) => sum + part.value, 0) > value;
  });

/** Dimensions whose parts are counted in the unit of the whole, each unit in one part. */
const ADDITIVE: readonly IndicatorDimension[] = ['SEX', 'AGENCY', 'DISTRICT', 'YEAR'];

/** What the trainings of a series counted. */
export interface Attended {
  readonly women: number;
  readonly men: number;
  /** ISO day of the latest of them. */
  readonly lastDay: string | null;
}

const SOURCE = 'Training records of the hub';
const SCOPE = 'Trainings of all committees';

/** I3, by sex. */
export const participationsOf = ({ women, men, lastDay }: Attended): Figure | null =>
  lastDay === null
    ? null
    : {
        ...{ value: women + men, n: women + men, asOf: lastDay, scope: SCOPE, source: SOURCE },
        ...{ lowerBound: false, note: null },
        parts: [
          { dimension: 'SEX', key: 'FEMALE', value: women },
          { dimension: 'SEX', key: 'MALE', value: men },
        ],
      };

/** I4: only trainings with both tests have a weight, so that its n can be less than that of I3. */
export const weightedChangeOf = (
  { value, n }: { readonly value: number | null; readonly n: number },
  lastDay: string | null,
): Figure | null =>
  value === null || lastDay === null
    ? null
    : {
        ...{
          value,
          n,
          asOf: lastDay,
          scope: `${SCOPE} with both tests`,
          source: `${SOURCE}, weighted by participants`,
        },
        ...{ lowerBound: false, parts: [], note: null },
      };

/** What outreach events reached. */
export interface Reached {
  readonly people: number;
  readonly female: number;
  readonly male: number;
  readonly lowerBound: boolean;
  /** ISO day of the latest of them. */
  readonly lastDay: string | null;
}

/** I12; who was not counted by sex is in no part. */
export const reachedOf = ({ people, female, male, lowerBound, lastDay }: Reached): Figure | null =>
  lastDay === null
    ? null
    : {
        ...{ value: people, n: people, asOf: lastDay, scope: 'Outreach events recorded in the hub', lowerBound },
        ...{ source: 'Outreach records of the hub; each person once an event', note: null },
        parts: [
          { dimension: 'SEX', key: 'FEMALE', value: female },
          { dimension: 'SEX', key: 'MALE', value: male },
        ],
      };
