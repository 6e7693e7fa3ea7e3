import type { EntityManager, RecordedFigure } from '@hub/subgraph-kit';
import type { IndicatorCode } from '@hub/vocabulary';
import type { Here } from './own-figure.rules.js';
import { OWN_FIGURES, recordsOf } from './own-figures.js';
import { joined } from './recorded-figure.rules.js';
import { newestFigures } from './recorded-figure.store.js';

/** Figures of these indicators, of these committees, provinces or all, in every period there are any of. */
export const recordedFigures = async (
  tx: EntityManager,
  asked: { readonly codes: readonly IndicatorCode[]; readonly of: readonly string[] },
  here: Here,
): Promise<RecordedFigure[]> => {
  const records = recordsOf(tx, here);
  const figures: RecordedFigure[] = [];
  for (const code of asked.codes) {
    const own = (await OWN_FIGURES[code]?.(records, here)) ?? [];
    figures.push(...own.filter(({ of }) => asked.of.includes(of)));
  }
  return joined([...figures, ...(await newestFigures(tx, asked))]);
};
