import type { EntitySchema, EntityManager } from 'typeorm';
import type { Feed } from '@hub/inbox';
import type { Migration } from '@hub/store';
import type { RuleDefault } from './alerts/alert-rule.js';
import type { Settings } from './config.js';
import { partsOf } from './features.js';
import type { FileDoors } from './files/file-doors.js';
import type { FannedOut } from './jobs/fan-out.task.js';
import type { Task } from './jobs/task.js';
import type { PaperDoor } from './papers/paper-door.js';
import type { Services } from './request/context.js';
import type { FollowedRows } from './row-readers/followed-rows.js';
import type { SchemaParts } from './schema/federated-schema.js';
import type { CalendarDoor } from './server/calendar-door.js';
import type { Statistics } from './statistics/population.js';

/** Work that runs beside the requests for as long as the process serves. */
export interface Job {
  readonly name: string;
  /** Runs until the signal aborts; started again when it fails. */
  readonly run: (services: Services, signal: AbortSignal) => Promise<void>;
}

/** A feed of other subgraphs that it reads, from every owner it is configured to read and, when it serves one, its own. */
export interface FeedReading {
  readonly feed: string;
  /** Stores the effect of one entry, in the transaction that stores how far the feed was read. */
  readonly take: (tx: EntityManager, entry: FeedEntry, services: Services) => Promise<void>;
}

/** One entry of a feed that somebody serves. */
export interface FeedEntry {
  readonly owner: string;
  readonly number: number;
  readonly body: unknown;
}

/** What a seed has: one transaction of the hub's own, the clock, and its sealed files where it is configured with any. */
export interface SeedContext {
  readonly tx: EntityManager;
  readonly services: Pick<Services, 'sealer' | 'indexKey' | 'now' | 'newId' | 'files'>;
}

/** What makes a hub without demo data usable, once. */
export interface Beginning {
  /** What the operator says in the environment of the command. */
  readonly settings: Settings;
  /**
   * Does it, in one transaction of the hub's own.
   * @param given what `settings` made of the environment
   * @returns a sentence for the operator
   * @throws {BeginningError} when the hub has begun
   */
  readonly run: (context: SeedContext, given: unknown) => Promise<string>;
}

/** Why a hub cannot begin; the message is for the operator. */
export class BeginningError extends Error {
  override readonly name = 'BeginningError';
}

/** Everything a subgraph is. */
export interface SubgraphDefinition extends SchemaParts {
  /** Short name, also the name of its database, its environment variables and its audience. */
  readonly name: string;
  /** Table classes. */
  readonly entities: readonly (Function | EntitySchema)[];
  /** Its own migrations, numbered from 1000. */
  readonly migrations: readonly Migration[];
  /** Feeds it serves. */
  readonly feeds?: readonly Feed[];
  /** Feeds it reads besides the directory. */
  readonly reads?: readonly FeedReading[];
  /** Settings of its own; what they make of the environment is in `services.settings`. */
  readonly settings?: Settings;
  /** Where its copy of the directory comes from: its own `directory` feed, or the one it is configured to read. */
  readonly directory: 'own' | 'feed';
  /** Takes and gives files, sealed in the folder it is configured with. */
  readonly files?: FileDoors;
  /** Gives calendars to whoever knows their secret. */
  readonly calendar?: CalendarDoor;
  /** Gives records as pages to read and print, or as tables. */
  readonly papers?: PaperDoor;
  /** Loads demo data; must be repeatable. */
  readonly seed?: (context: SeedContext) => Promise<void>;
  /** Makes a hub without demo data usable; the command `begin`. */
  readonly begins?: Beginning;
  readonly jobs?: readonly Job[];
  /** What is scheduled by `scheduleTask` and done later, at least once, by any of its processes. */
  readonly tasks?: readonly Task[];
  /** Goes with entries that `fanOut` appends after the transaction that told of them. */
  readonly fannedOut?: FannedOut;
  /** Rules of its alerts, as this release brings them; changed in the graph, kept in its database. */
  readonly alertRules?: readonly RuleDefault[];
  /** Rows whose readers follow the directory. */
  readonly followedRows?: readonly FollowedRows[];
  /** What it publishes of its records, each period once, for everybody. */
  readonly statistics?: Statistics;
}

/** What one subject of a subgraph brings to it: any of its parts. What several features need, each may bring. */
export interface Feature extends Partial<Omit<SubgraphDefinition, 'directory' | 'resolvers'>> {
  /** What it is about, as its subgraph is told when two features bring what there can be only one of. */
  readonly name: string;
  readonly resolvers?: readonly Function[];
}

/** A subgraph as it is written down: its features, and parts of no feature. */
export interface SubgraphDeclaration extends Feature, Pick<SubgraphDefinition, 'name' | 'directory'> {
  readonly features?: readonly Feature[];
}

/**
 * Declares a subgraph: the same start for the hub's own and for partners'. A small one lists its parts, a large one its
 * features.
 * @throws when two features bring what there can be only one of, or nobody brings a resolver
 * @example `export const subgraph = defineSubgraph({ name: 'shelters', resolvers: [BedResolver], ... })`
 * @example `export const subgraph = defineSubgraph({ name: 'shelters', directory: 'feed', features: [beds, guests] })`
 */
export const defineSubgraph = ({ directory, features = [], ...own }: SubgraphDeclaration): SubgraphDefinition => ({
  ...{ name: own.name, directory },
  ...partsOf(own.name, [own, ...features]),
});
