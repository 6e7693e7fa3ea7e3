import { appendFeed, defineFeed } from '@hub/inbox';
import { DIRECTORY_DEAD_MS } from '@hub/caller';
import { type EntityManager, systemActor } from '@hub/store';
import { pause, thaiDay } from '@hub/vocabulary';
import type { Job } from '../definition.js';
import type { Services } from '../request/context.js';
import type { RecordedFigure } from './recorded-figure.js';

/** Recorded figures for the subgraph that owns indicators; it reads every owner of this feed. */
export const figuresFeed = defineFeed({ name: 'figures', to: ['trainings'] });

/** Figures in one entry of the feed. */
const MOST_OF_AN_ENTRY = 200;
/** Milliseconds between two looks at the records, and between looks for a directory that is whole. */
const LOOK_MS = { records: 600_000, directory: 1_000 };

const ACTOR = systemActor('figures');

/** What makes the figures of a subgraph. */
export type FiguresOf = (
  tx: EntityManager,
  needs: Pick<Services, 'directory'> & { /** `YYYY-MM-DD` in Thailand. */ readonly today: string },
) => Promise<readonly RecordedFigure[]>;

/**
 * Tells the feed each figure that is new or differs from what was told of it, in the transaction that stores that it
 * was told; of several replicas one does it at a time. A period that is not over is told anew only when it changed.
 * @returns how many were told
 */
export const tellFigures = (
  { store, directory, now }: Pick<Services, 'store' | 'directory' | 'now'>,
  figuresOf: FiguresOf,
): Promise<number> =>
  store.inActor(ACTOR, async (tx) => {
    await tx.query(`select pg_advisory_xact_lock(hashtext('told_figure'))`);
    const today = thaiDay(now());
    const told = new Map((await toldFigures(tx)).map((figure) => [keyOf(figure), figure]));
    const changed = (await figuresOf(tx, { directory, today })).filter((figure) => {
      const before = told.get(keyOf(figure));
      return !before || comparable(before, figure, today) !== comparable(figure, figure, today);
    });
    await keepTold(tx, changed, now());
    const entries = Array.from({ length: Math.ceil(changed.length / MOST_OF_AN_ENTRY) }, (_, at) => ({
      figures: changed.slice(at * MOST_OF_AN_ENTRY, (at + 1) * MOST_OF_AN_ENTRY),
    }));
    if (entries.length) await appendFeed(tx, figuresFeed.name, entries);
    return changed.length;
  });

/** Tells the figures of a subgraph for as long as it serves. */
export const figuresJob = (figuresOf: FiguresOf): Job => ({
  name: 'figures',
  run: async (services, signal) => {
    const { directory, now } = services;
    while (!signal.aborted) {
      const isWhole = directory.version > 0 && directory.ageMs(now().getTime()) < DIRECTORY_DEAD_MS;
      if (isWhole) await tellFigures(services, figuresOf);
      await pause(isWhole ? LOOK_MS.records : LOOK_MS.directory, signal);
    }
  },
});

const keyOf = ({ code, of, period }: RecordedFigure): string => `${code} ${of} ${period}`;

/** What of a figure must be equal for it not to be told again; the day of one that is not over is not. */
const comparable = (figure: RecordedFigure, next: RecordedFigure, today: string): string => {
  const { value, n, asOf, scope, source, lowerBound, suppressed, parts } = figure;
  const shown = parts.map((part) => [part.dimension, part.key, part.value]);
  return JSON.stringify([value, n, next.asOf === today ? null : asOf, scope, source, lowerBound, suppressed, shown]);
};

const toldFigures = async (tx: EntityManager): Promise<RecordedFigure[]> => {
  const rows: { body: RecordedFigure }[] = await tx.query('select body from told_figure');
  return rows.map(({ body }) => body);
};

const keepTold = async (tx: EntityManager, figures: readonly RecordedFigure[], at: Date): Promise<void> => {
  await tx.query(
    `insert into told_figure (code, "of", period, body, told_at)
     select f->>'code', f->>'of', f->>'period', f, $2 from jsonb_array_elements($1::jsonb) as f
     on conflict (code, "of", period) do update set body = excluded.body, told_at = excluded.told_at`,
    [JSON.stringify(figures), at],
  );
};
