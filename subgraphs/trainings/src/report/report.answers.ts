import type { AgencyKind, IndicatorCode, TrainingState } from '@hub/vocabulary';

/** What the documents of a report answer. */
export interface Named {
  readonly nameEn: string;
  readonly nameTh: string | null;
}

export interface PlaceAnswer extends Named {
  readonly pcode: string;
}

export interface TrainingAnswer {
  readonly title: string;
  readonly heldOn: string;
  readonly state: TrainingState;
  readonly women: number;
  readonly men: number;
  readonly committee: Named | null;
  readonly attendance: readonly { readonly agencyKind: AgencyKind; readonly women: number; readonly men: number }[];
  readonly assessment: { readonly preMean: number; readonly postMean: number; readonly change: number } | null;
}

export interface FigureAnswer {
  readonly code: IndicatorCode;
  readonly unit: string;
  readonly published: readonly {
    readonly value: number | null;
    readonly asOf: string;
    readonly lowerBound: boolean;
    readonly n: number | null;
    readonly note: string | null;
  }[];
  /** In the period. */
  readonly recorded: RecordedAnswer | null;
  readonly toDate: (RecordedAnswer & { readonly asOf: string; readonly note: string | null }) | null;
  readonly targets: readonly { readonly financialYear: number; readonly target: number }[];
}

interface RecordedAnswer {
  readonly value: number | null;
  readonly n: number | null;
  readonly suppressed: boolean;
  readonly lowerBound: boolean;
}

export interface StatisticsAnswer {
  readonly source: string;
  readonly cells: readonly {
    readonly dimensions: readonly { readonly name: string; readonly value: string }[];
    readonly n: number | null;
    readonly suppressed: boolean;
  }[];
}

/** Everything that a report is written from. */
export interface Gathered {
  readonly name: Named;
  /** The place of a committee, or the places that lie in what the report is about. */
  readonly places: readonly PlaceAnswer[];
  /** The financial year that it lies in, e.g. 2569. */
  readonly financialYear: number;
  readonly figures: readonly FigureAnswer[];
  readonly trainings: readonly TrainingAnswer[];
  /** Tables of each quarter by their name in the document; null where none was published. */
  readonly quarters: readonly {
    readonly label: string;
    readonly tables: Readonly<Record<string, StatisticsAnswer | null>>;
  }[];
}
