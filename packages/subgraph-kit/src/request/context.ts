import { randomUUID } from 'node:crypto';
import DataLoader from 'dataloader';
import type { Caller, Directory } from '@hub/caller';
import type { InboxReaders } from '@hub/inbox';
import type { AlertRules } from '../alerts/alert-rules.js';
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
  /** Keys the blind indexes. */
  readonly indexKey: string;
  /** Ed25519 signature of this subgraph, base64url, for what others must be able to verify. */
  readonly sign: (text: string) => string;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** What a resolver has: who is calling, and the only ways to data. One per request or per event. */
export class HubContext {
  private readonly loaders = new Map<unknown, DataLoader<unknown, unknown, string>>();

  constructor(
    readonly caller: Caller,
    private readonly services: Services,
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
  get indexKey(): string {
    return this.services.indexKey;
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

  /** One transaction that sees the caller's rows and no others; row policies may ask for its purpose. */
  asCaller<T>(work: (tx: EntityManager) => Promise<T>, purpose = 'request'): Promise<T> {
    return this.services.store.inActor({ ...actorOf(this.caller), purpose }, work);
  }

  /** One transaction of the hub's own, after `permissions.ts` has allowed what it does. `job` names it in the audit. */
  asSystem<T>(job: string, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.services.store.inActor(systemActor(job), work);
  }

  /** Loads one key; all keys asked for in the same turn go into one batch, each once per request. */
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
}

const PREFIX = { PERSON: 'person:', OFFICE: 'office:', SERVICE: 'service:', PUBLIC: '' } as const;

/** The caller as row-level security knows it. */
export const actorOf = ({ kind, id, offices }: Caller): Actor => ({
  id: PREFIX[kind] + id,
  offices: offices.map(({ office }) => office),
  purpose: 'request',
});

export const newId = (): string => randomUUID();
