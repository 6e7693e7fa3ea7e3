import { type FiguresOf, figuresOfSnapshots, newestSnapshots, withSumsOfQuarters } from '@hub/subgraph-kit';
import { ALL_QUARTERS } from './figure.store.js';
import { rescuedIn, withChildParts } from './helped.rules.js';

/** Persons helped to come home, children helped and persons rescued, as their quarters were published. */
export const helpedFigures: FiguresOf = async (tx, { directory }) => {
  const published = (cube: string) => newestSnapshots(tx, cube, ALL_QUARTERS);
  const children = figuresOfSnapshots(await published('CHILDREN_BY_COMMITTEE'), 'I18', directory);
  return withSumsOfQuarters([
    ...figuresOfSnapshots(await published('HELPED_HOME_BY_COMMITTEE'), 'I6', directory),
    ...withChildParts(children, {
      bySex: await published('CHILDREN_BY_SEX'),
      byLevel: await published('CHILDREN_BY_LEVEL'),
    }),
    ...rescuedIn({
      beyondFirst: await published('RESCUED_BEYOND_FIRST'),
      operations: await published('OPERATIONS_BY_RESULT'),
      arrested: await published('ARRESTED_BY_PROVINCE'),
    }),
  ]);
};
