import type { Migration } from '@hub/store';
import { allSettings } from './config.js';
import type { Feature, SubgraphDefinition } from './definition.js';
import { allPapers } from './papers/paper-door.js';

/**
 * The parts that features bring, as those of one subgraph: lists joined, migrations in the order they run, papers and
 * settings as one.
 * @param subgraph its name, for whoever reads the error
 * @throws when two bring what there can be only one of, or none brings a resolver
 */
export const partsOf = (
  subgraph: string,
  features: readonly Feature[],
): Omit<SubgraphDefinition, 'name' | 'directory'> => {
  const { all, named, one } = readingOf(subgraph, features);
  const [resolver, ...resolvers] = all((feature) => feature.resolvers);
  if (!resolver) throw new Error(`${subgraph}: no feature brings a resolver`);
  const alertRules = named('the alert rule', (feature) => feature.alertRules?.map((each) => [each.code, each]));
  const papers = all(({ papers: door }) => door && [door]);
  const [settings, ...otherSettings] = all(({ settings: own }) => own && [own]);
  return {
    resolvers: [resolver, ...resolvers],
    orphanedTypes: all((feature) => feature.orphanedTypes),
    stubs: named('the stub of', (feature) => feature.stubs?.map((each) => [each.reference.type, each])),
    references: named('the reference to', (feature) => feature.references?.map((each) => [each.type, each])),
    extraSdl: all(({ extraSdl }) => (extraSdl ? [extraSdl] : [])).join('\n'),
    entities: all((feature) => feature.entities),
    migrations: named('the migration', ({ migrations }) => migrations?.map((each) => [nameOf(each), each])).toSorted(
      asTheyRun,
    ),
    feeds: named('the feed', (feature) => feature.feeds?.map((each) => [each.name, each])),
    reads: named('the reading of the feed', (feature) => feature.reads?.map((each) => [each.feed, each])),
    jobs: named('the job', (feature) => feature.jobs?.map((each) => [each.name, each])),
    followedRows: named('the followed rows', (feature) => feature.followedRows?.map((each) => [each.name, each])),
    tasks: named('the task', (feature) => feature.tasks?.map((each) => [each.name, each])),
    ...(alertRules.length && { alertRules }),
    ...(papers.length && { papers: allPapers(...papers) }),
    ...(settings && { settings: allSettings(settings, ...otherSettings) }),
    files: one('files', (feature) => feature.files),
    calendar: one('a calendar', (feature) => feature.calendar),
    fannedOut: one('what goes with a fan-out', (feature) => feature.fannedOut),
    statistics: one('statistics', (feature) => feature.statistics),
    seed: one('a seed', (feature) => feature.seed),
    begins: one('a beginning', (feature) => feature.begins),
    load: one('a load', (feature) => feature.load),
  };
};

type Named<Part> = readonly (readonly [name: string, part: Part])[];

const readingOf = (subgraph: string, features: readonly Feature[]) => {
  /** What they bring of one kind, each once however many bring it. */
  const all = <Part>(partsIn: (feature: Feature) => readonly Part[] | undefined): Part[] => [
    ...new Set(features.flatMap((feature) => partsIn(feature) ?? [])),
  ];

  /** The same, where no two may have one name. */
  const named = <Part>(what: string, partsIn: (feature: Feature) => Named<Part> | undefined): Part[] => {
    const brought = new Map<string, { readonly part: Part; readonly by: string }>();
    for (const feature of features)
      for (const [name, part] of partsIn(feature) ?? []) {
        const first = brought.get(name) ?? { part, by: feature.name };
        if (first.part !== part)
          throw new Error(
            `${subgraph}: two features bring ${`${what} ${name}`.trim()}: ${first.by} and ${feature.name}; there can be only one`,
          );
        brought.set(name, first);
      }
    return [...brought.values()].map(({ part }) => part);
  };

  const one = <Part>(what: string, partIn: (feature: Feature) => Part | undefined): Part | undefined =>
    named(what, (feature) => {
      const part = partIn(feature);
      return part && [['', part]];
    })[0];

  return { all, named, one };
};

const nameOf = (migration: Migration): string => new migration().name ?? migration.name;

/** TypeORM runs migrations by the 13 digits that their names end with; two of one number run by name. */
const asTheyRun = (one: Migration, other: Migration): number => (placeOf(one) < placeOf(other) ? -1 : 1);
const placeOf = (migration: Migration): string => nameOf(migration).slice(-13) + nameOf(migration);
