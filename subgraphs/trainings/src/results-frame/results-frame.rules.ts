import { INDICATOR_CODES, INDICATOR_LEVELS, type IndicatorCode, levelOfIndicator } from '@hub/vocabulary';

/** How far it is from the baseline to the target, in per cent; from nothing where no baseline is known. */
export const shareOfTarget = (
  value: number | null,
  aim: { readonly baseline: number | null; readonly target: number } | null,
): number | null => {
  if (value === null || !aim) return null;
  const from = aim.baseline ?? 0;
  return aim.target === from ? null : ((value - from) / (aim.target - from)) * 100;
};

/** By level, then by code. */
export const inOrder = <Row extends { readonly code: IndicatorCode }>(rows: readonly Row[]): Row[] => {
  const place = ({ code }: Row): number =>
    INDICATOR_LEVELS.indexOf(levelOfIndicator(code)) * INDICATOR_CODES.length + INDICATOR_CODES.indexOf(code);
  return [...rows].sort((a, b) => place(a) - place(b));
};
