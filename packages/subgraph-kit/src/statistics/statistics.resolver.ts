import { Ctx, Query, Resolver } from 'type-graphql';
import type { HubContext } from '../request/context.js';
import { Classified, Input, type TypeThunk } from '../schema/field.js';
import { periodOf } from './period.js';
import { publishedPeriods, type Snapshot, snapshotOf } from './snapshot.store.js';
import { periodsOf, StatisticsPeriod } from './statistics.type.js';

/** How the published tables of a subgraph are read. */
export interface PublishedTables {
  /** What they count, lower-case: `<noun>Statistics` is one table, `<noun>StatisticsPeriods` which quarters there are. */
  readonly noun: string;
  /** The enum of the tables. */
  readonly cube: TypeThunk;
  readonly table: TypeThunk;
  readonly tableOf: (snapshot: Snapshot) => object;
  /** What the list of quarters says of itself. */
  readonly periods: string;
}

/**
 * Reads published tables. List it under `resolvers`.
 * @example resolvers: [statisticsResolverOf({ noun: 'case', cube: () => CaseCubeCode, ... }), ...]
 */
export const statisticsResolverOf = ({ noun, cube: cubeCode, table, tableOf, periods }: PublishedTables): Function => {
  @Resolver()
  class PublishedTablesResolver {
    @Query(table, {
      ...{ name: `${noun}Statistics`, nullable: true },
      description: 'A published table of a quarter; null while the quarter is not over, and when there is none.',
    })
    @Classified('PUB')
    async table(
      @Input('cube', cubeCode, { class: 'PUB', description: 'Which table.' }) cube: string,
      @Input('period', () => String, { class: 'PUB', description: 'A quarter, e.g. 2026-Q3.' }) period: string,
      @Ctx() context: HubContext,
    ): Promise<object | null> {
      if (!periodOf(period)) return null;
      const snapshot = await context.asCaller((tx) => snapshotOf(tx, cube, period));
      return snapshot && tableOf(snapshot);
    }

    @Query(() => [StatisticsPeriod], { name: `${noun}StatisticsPeriods`, description: periods })
    @Classified('PUB')
    async periods(@Ctx() context: HubContext): Promise<StatisticsPeriod[]> {
      return periodsOf(await context.asCaller(publishedPeriods));
    }
  }
  return PublishedTablesResolver;
};
