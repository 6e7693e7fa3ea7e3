import { type Migration, migration, protect } from '@hub/store';

/**
 * What a subgraph told of its figures, so that it tells again only what changed.
 * @param number of the migration among the subgraph's own
 */
export const figuresMigration = (number: number): Migration =>
  migration(
    number,
    'ToldFigure',
    `
  create table told_figure (
    code text not null,
    "of" text not null,
    period text not null,
    body jsonb not null,
    told_at timestamptz(3) not null,
    primary key (code, "of", period)
  );
  ${protect('told_figure', { read: 'false' })}
  `,
  );
