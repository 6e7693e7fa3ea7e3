import { randomUUID } from 'node:crypto';
import DataLoader from 'dataloader';
import type { Caller, Directory } from '@hub/caller';
import type { InboxReaders } from '@hub/inbox';
import type { Language } from '@hub/languages';
import type { AlertRules } from '../alerts/alert-rules.js';
import type { FileStore } from '../files/file-folder.js';
import { type Actor, type EntityManager, type Sealer, type Store, systemActor } from '@hub/store';

/** Loads many keys at once, in order, `null` where there is nothing the caller may see. Declare it once, at module level. */
export type Batch<Key, Value> = (keys: readonly Key[], context: HubContext) => Promise<readonly (Value | null)[]>;

/** What lives as long as the process. */
export interface Services {
  readonly store: Store;
  readonly directory: Directory;
  readonly readers: InboxReaders;
  /** The rules of its alerts in force now; none where the subgraph declares none. */
  readonly alertRules: AlertRules;
  readonly sealer: Sealer;
  /** Its sealed files; none where the subgraph declares none. */
  readonly files?: FileStore | undefined;
  /** Keys the blind indexes. */
  readonly indexKey: string;
  /** Ed25519 signature of this subgraph, base64url, for what others must be able to verify. */
  readonly sign: (text: string) => string;
  /** What the subgraph's own settings made of the environment. */
  readonly settings: unknown;
  /** When each feed that it reads was last known to be taken whole, in milliseconds, by `feed:owner`. */
  readonly feedsHeard: Map<string, number>;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** What a resolver has: who is calling, and the only ways to data. One per request or per subscription. */
export class HubContext {
  private readonly loaders = new Map<unknown, DataLoader<unknown, unknown, string>>();

  constructor(
    readonly caller: Caller,
    private readonly services: Services,
    /** What whoever asks reads; for words only, it decides nothing. */
    readonly language: Language = 'en',
  ) {}

  get directory(): Directory {
    return this.services.directory;
  }
  get readers(): InboxReaders {
    return this.services.readers;
  }
  get alertRules(): AlertRules {
    return this.services.alertRules;
  }
  get sealer(): Sealer {
    return this.services.sealer;
  }
  get files(): FileStore {
    if (!this.services.files) throw new Error('this subgraph declares no files');
    return this.services.files;
  }
  get indexKey(): string {
    return this.services.indexKey;
  }
  get settings(): unknown {
    return this.services.settings;
  }
  /** Milliseconds since a feed of another subgraph was known to be taken whole; endless where it never was. */
  feedAgeMs(feed: string, owner: string): number {
    return this.now().getTime() - (this.services.feedsHeard.get(`${feed}:${owner}`) ?? -Infinity);
  }
  sign(text: string): string {
    return this.services.sign(text);
  }
  now(): Date {
    return this.services.now();
  }
  newId(): string {
    return this.services.newId();
  }

  /**
   * One transaction that sees the caller's rows and no others, all as they were at one instant, and writes nothing;
   * row policies may ask for its purpose.
   */
  asCaller<T>(work: (tx: EntityManager) => Promise<T>, purpose = 'request'): Promise<T> {
    return this.services.store.inSnapshot({ ...actorOf(this.caller), purpose }, work);
  }

  /** The same where the audit records what is read; each of its statements sees what was committed before it. */
  asCallerOnRecord<T>(work: (tx: EntityManager) => Promise<T>, purpose = 'request'): Promise<T> {
    return this.services.store.inActor({ ...actorOf(this.caller), purpose }, work);
  }

  /** One transaction of the hub's own, after `permissions.ts` has allowed what it does. `job` names it in the audit. */
  asSystem<T>(job: string, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.services.store.inActor(systemActor(job), work);
  }

  /** Loads one key; all keys asked for in the same turn go into one batch, each once per request or event. */
  load<Key, Value>(batch: Batch<Key, Value>, key: Key): Promise<Value | null> {
    let loader = this.loaders.get(batch);
    if (!loader) {
      loader = new DataLoader<unknown, unknown, string>((keys) => batch(keys as Key[], this), {
        cacheKeyFn: (given) => (typeof given === 'string' ? given : JSON.stringify(given)),
        maxBatchSize: 1_000,
      });
      this.loaders.set(batch, loader);
    }
    return loader.load(key) as Promise<Value | null>;
  }

  /** Before the next event of a subscription, whose caller may by now see less, or other rows, than at the last one. */
  forgetLoaded(): void {
    this.loaders.clear();
  }
}

const PREFIX = { PERSON: 'person:', ACCOUNT: 'account:', OFFICE: 'office:', SERVICE: 'service:', PUBLIC: '' } as const;

/** The caller as row-level security knows it. */
export const actorOf = ({ kind, id, offices }: Caller): Actor => ({
  id: PREFIX[kind] + id,
  offices: offices.map(({ office }) => office),
  purpose: 'request',
});

export const newId = (): string => randomUUID();
