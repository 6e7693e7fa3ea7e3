import { type EntityManager, type HubContext } from '@hub/subgraph-kit';
import { textOf } from '@hub/languages';
import { type IndicatorCode, UNIT_OF_INDICATOR } from '@hub/vocabulary';
import { knowledgeChangeOf } from '../knowledge-change/knowledge-change.rules.js';
import { assessedTrainings } from '../knowledge-change/knowledge-change.store.js';
import { outreachReached } from '../outreach/outreach.store.js';
import { type Figure, participationsOf, reachedOf, weightedChangeOf } from './indicator.rules.js';
import { attended, figuresOf } from './indicator.store.js';
import { figureOf, type IndicatorSeries } from './indicator.type.js';

/** What the records say of each indicator that they say anything of. */
export const recordedFigures = async (
  tx: EntityManager,
): Promise<Readonly<Partial<Record<IndicatorCode, Figure | null>>>> => {
  const counted = await attended(tx);
  const change = knowledgeChangeOf(await assessedTrainings(tx, null));
  return {
    ...{ I3: participationsOf(counted), I4: weightedChangeOf(change, counted.lastDay) },
    I12: reachedOf(await outreachReached(tx)),
  };
};

/** Indicators in the language of the reader. */
export const seriesOf = async (
  tx: EntityManager,
  codes: readonly IndicatorCode[],
  { language }: Pick<HubContext, 'language'>,
): Promise<IndicatorSeries[]> => {
  const published = await figuresOf(tx, codes);
  const recorded = await recordedFigures(tx);
  return codes.map((code) => {
    const own = recorded[code];
    return {
      code,
      definition: textOf(language, `enums:IndicatorCode.${code}`),
      formula: textOf(language, `formulas:${code}`),
      unit: UNIT_OF_INDICATOR[code],
      published: published.filter((figure) => figure.code === code).map(figureOf),
      recorded: own ? figureOf(own) : null,
    };
  });
};
