import type { IndicatorDimension } from '@hub/vocabulary';

/** One part of a figure, e.g. the women of all participations. */
export interface FigurePart {
  readonly dimension: IndicatorDimension;
  /** Which part, e.g. `FEMALE`. */
  readonly key: string;
  readonly value: number;
}

/** A figure as it was published, with what it stands for. */
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
export const differs = (one: Pick<Figure, 'value'>, other: Pick<Figure, 'value'>): boolean =>
  one.value.toFixed(2) !== other.value.toFixed(2);

/** The figure that was published last; undefined where none was. */
export const latestOf = <Published extends Pick<Figure, 'asOf'>>(
  figures: readonly Published[],
): Published | undefined =>
  figures.reduce<Published | undefined>(
    (latest, each) => (latest && latest.asOf > each.asOf ? latest : each),
    undefined,
  );

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
