import type { DirectoryRecord } from '@hub/caller';
import { Ctx, Query, Resolver } from 'type-graphql';
import {
  Classified,
  type CountedRecords,
  defineStatistics,
  defineSubgraph,
  type HubContext,
  migration,
  type Population,
  protect,
  publishedPeriods,
} from '../../src/index.js';

@Resolver()
class PeriodsResolver {
  @Query(() => [String], { description: 'Published quarters.' })
  @Classified('PUB')
  periods(@Ctx() context: HubContext): Promise<string[]> {
    return context.asCaller(publishedPeriods);
  }
}

const count =
  (table: string): Population['count'] =>
  async (tx, { period: { from, until } }) => {
    const rows = await tx.query<{ kind: string; n: number }[]>(
      `select kind, count(*)::int as n from ${table} where at >= $1 and at < $2 group by kind`,
      [from, until],
    );
    return rows.map(({ kind, n }): CountedRecords => ({ n, values: { [table]: kind } }));
  };

const population = (table: string, subject: Population['subject']): Population => ({
  code: table,
  subject,
  scope: 'A test',
  source: 'Records of a test',
  since: '2026-Q1',
  cubes: [{ code: `${table}_BY_KIND`, dimensions: [table], frame: () => [['BED'], ['MEAL'], ['RIDE']] }],
  count: count(table),
});

export const helpingStatistics = defineStatistics({
  populations: [population('guest', 'VICTIMS'), population('host', 'OFFICIALS')],
});

/** A subgraph that counts guests, who are victims, and hosts, who are officials. */
export const helpings = defineSubgraph({
  name: 'helpings',
  resolvers: [PeriodsResolver],
  references: [],
  entities: [],
  directory: 'feed',
  statistics: helpingStatistics,
  migrations: ['guest', 'host'].map((table, index) =>
    migration(
      1000 + index,
      table,
      `create table ${table} (kind text not null, at timestamptz not null); ${protect(table, { read: 'false' })}`,
    ),
  ),
});

/** Enough of a directory to be whole. */
export const DIRECTORY: readonly DirectoryRecord[] = [
  { kind: 'place', id: 'TH', data: { level: 'COUNTRY', country: 'TH', parent: null } },
];
