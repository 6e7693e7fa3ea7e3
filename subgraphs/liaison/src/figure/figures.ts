import { type FiguresOf, figuresOfSnapshots, newestSnapshots, withSumsOfQuarters } from '@hub/subgraph-kit';
import { RETURN_CUBE } from './return.population.js';

/** More quarters than are ever published. */
const ALL_QUARTERS = 400;

/** I7: persons who came home to Thailand, at least, as their quarters were published. */
export const returnFigures: FiguresOf = async (tx, { directory }) => {
  const published = await newestSnapshots(tx, RETURN_CUBE.code, ALL_QUARTERS);
  const figures = figuresOfSnapshots(published, 'I7', directory);
  return withSumsOfQuarters(figures.map((figure) => ({ ...figure, lowerBound: true })));
};
