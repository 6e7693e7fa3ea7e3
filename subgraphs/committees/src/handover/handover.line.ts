import type { HandoverDue } from '@hub/vocabulary';

/** One line of a section, as it is kept: codes, counts and references; words only where the graph has them as such. */
export interface HandoverLine {
  /** The list that `code` is of, e.g. `CaseState`. */
  readonly codeOf?: string;
  readonly code?: string;
  readonly due?: HandoverDue;
  readonly text?: string;
  /** The words in Thai, where they are others. */
  readonly textTh?: string;
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

export const joined = (...words: readonly (string | null | undefined)[]): string => words.filter(Boolean).join(' – ');

/** What is said in English, and in Thai where that is known. */
export interface Said {
  readonly en: string | null | undefined;
  readonly th: string | null | undefined;
}

export const named = (of: { readonly nameEn: string; readonly nameTh?: string | null } | null): Said => ({
  en: of?.nameEn,
  th: of?.nameTh,
});

export const titled = (of: { readonly titleEn: string; readonly titleTh?: string | null } | null): Said => ({
  en: of?.titleEn,
  th: of?.titleTh,
});

const THAI = /[\u0e00-\u0e7f]/;

/** The title in service is as somebody wrote it; where that is not Thai, an official is called by their office. */
export const inService = (title: string | undefined, { th }: Said): Said => ({
  en: title,
  th: title && THAI.test(title) ? title : th,
});

/** The words of a line, in both languages where they differ. */
export const words = (...all: readonly (string | null | undefined | Said)[]): Pick<HandoverLine, 'text' | 'textTh'> => {
  const [text, textTh] = (['en', 'th'] as const).map((language) =>
    joined(...all.map((each) => (each && typeof each === 'object' ? (each[language] ?? each.en) : each))),
  ) as [string, string];
  return { text, ...(textTh !== text && { textTh }) };
};
