import type { EntityManager, RecordedFigure } from '@hub/subgraph-kit';
import type { IndicatorCode } from '@hub/vocabulary';
import { figuresOfPeople, figuresOfTrainings, type Here } from './own-figure.rules.js';
import { peopleReached, type QuarterOfTrainings, quartersOfTrainings } from './own-figure.store.js';

/** The records of this subgraph; what several figures rest on is read once. */
interface Records {
  readonly tx: EntityManager;
  readonly quarters: () => Promise<QuarterOfTrainings[]>;
}

export const recordsOf = (tx: EntityManager): Records => {
  let quarters: Promise<QuarterOfTrainings[]> | undefined;
  return { tx, quarters: () => (quarters ??= quartersOfTrainings(tx)) };
};

type OwnFigures = (records: Records, here: Here) => Promise<RecordedFigure[]>;

const ofTrainings =
  (code: Parameters<typeof figuresOfTrainings>[0]): OwnFigures =>
  async ({ quarters }, here) =>
    figuresOfTrainings(code, await quarters(), here);

/** What gives each indicator that the records of this subgraph give anything of. */
export const OWN_FIGURES: Readonly<Partial<Record<IndicatorCode, OwnFigures>>> = {
  I3: ofTrainings('I3'),
  I4: ofTrainings('I4'),
  I5: ofTrainings('I5'),
  I8: async ({ tx }, here) => figuresOfPeople(await peopleReached(tx), here),
  I14: ofTrainings('I14'),
};
