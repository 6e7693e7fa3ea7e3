import type { ReportColumnCode, ReportTableCode } from '@hub/vocabulary';

/** One cell as it is kept: codes, names and figures, so that a report can be read in every language. */
export interface KeptCell {
  /** Key of a text of the catalogue, e.g. `enums:AgencyKind.POLICE`. */
  readonly key?: string;
  readonly text?: string;
  /** A name that has its own words in Thai. */
  readonly names?: { readonly en: string; readonly th: string | null };
  /** ISO day. */
  readonly day?: string;
  readonly value?: number;
  /** True where there is a figure that must not be told. */
  readonly suppressed?: true;
  /** True where the figure is "at least". */
  readonly atLeast?: true;
}

/** One column as it is kept. */
export interface KeptColumn {
  readonly code: ReportColumnCode;
  /** Label of the quarter of a column QUARTER, e.g. `FY2569 Q4`. */
  readonly period?: string;
}

/** One table as it is kept; every row has a cell for each column. */
export interface KeptTable {
  readonly code: ReportTableCode;
  readonly columns: readonly KeptColumn[];
  readonly rows: readonly (readonly KeptCell[])[];
  /** Where its figures come from, where they have one source. */
  readonly source: string | null;
}

/** A figure, or nothing where there is none. */
export const figureCell = (value: number | null | undefined): KeptCell =>
  value === null || value === undefined ? {} : { value };
