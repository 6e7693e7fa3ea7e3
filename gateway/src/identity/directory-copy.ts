import { createAssertionSigner, Directory, followFeed, GATEWAY_ISSUER, type DirectoryRecord } from '@hub/caller';
import { z } from 'zod';
import type { Log } from '../observe/log.js';
import { StateFile } from '../state/state-file.js';
import type { SubgraphEndpoint } from '../supergraph/graph.js';

export interface DirectoryCopyOptions {
  /** Endpoint of the subgraph that owns the directory. */
  readonly owner: SubgraphEndpoint;
  readonly stateDir: string;
  readonly log: Log;
  readonly saveMs?: number;
}

const entry = z.object({
  number: z.number(),
  record: z.custom<DirectoryRecord>((raw) => typeof raw === 'object' && raw !== null && 'kind' in raw),
});
const saved = z.object({ version: z.number(), confirmedAt: z.number(), entries: z.array(entry) });
const SAVE_MS = 10_000;
/** An unchanged directory is written less often, only for the instant it was confirmed. */
const RESAVE_MS = 60_000;

/** Follows the `directory` feed into memory, and keeps it on disk so that a restart does not ask for ten years. */
export class DirectoryCopy {
  readonly directory = new Directory();
  private readonly newest = new Map<string, z.infer<typeof entry>>();
  private readonly file: StateFile<z.infer<typeof saved>>;
  private readonly stopping = new AbortController();
  private following: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private lastSave = { version: 0, at: 0 };

  constructor(private readonly options: DirectoryCopyOptions) {
    this.file = new StateFile(options.stateDir, 'directory.json', (raw) => saved.parse(raw));
  }

  async start(): Promise<void> {
    await this.load();
    const { owner, log } = this.options;
    this.following = followFeed({
      origin: owner.url,
      feed: 'directory',
      reader: GATEWAY_ISSUER,
      sign: createAssertionSigner({ issuer: GATEWAY_ISSUER, audience: owner.name }, owner.key),
      after: () => this.directory.version,
      onEntry: (number, body) => this.take(number, body as DirectoryRecord),
      onHead: (head) => this.confirm(head),
      onTrouble: () => log.warn('directory feed interrupted', { subgraph: owner.name }),
      signal: this.stopping.signal,
    });
    this.timer = setInterval(() => void this.save(), this.options.saveMs ?? SAVE_MS).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.stopping.abort();
    await this.following;
    await this.save(true);
  }

  private take(number: number, record: DirectoryRecord): void {
    this.directory.apply(number, record);
    this.newest.set(`${record.kind}/${record.id}`, { number, record });
  }

  /** A copy is confirmed only while it holds everything up to the head; one ahead of it tells another history. */
  private confirm(head: number): void {
    if (this.directory.version > head) {
      this.forget();
      throw new Error('the directory was restored from an earlier state');
    }
    if (this.directory.version !== head) return;
    const isFirst = this.directory.confirmedAt === 0;
    this.directory.confirmedAt = Date.now();
    if (isFirst) void this.save();
  }

  private forget(): void {
    for (const { record } of this.newest.values()) this.directory.apply(0, { ...record, data: null });
    this.newest.clear();
    this.directory.version = 0;
    this.directory.confirmedAt = 0;
  }

  private async load(): Promise<void> {
    const copy = await this.file.read();
    if (!copy) return;
    for (const { number, record } of copy.entries) this.take(number, record);
    this.directory.version = copy.version;
    this.directory.confirmedAt = Math.min(copy.confirmedAt, Date.now());
  }

  private async save(always = false): Promise<void> {
    const { version, confirmedAt } = this.directory;
    const isFresh = version === this.lastSave.version && Date.now() - this.lastSave.at < RESAVE_MS;
    if (version === 0 || (isFresh && !always)) return;
    try {
      await this.file.write({ version, confirmedAt, entries: [...this.newest.values()] });
      this.lastSave = { version, at: Date.now() };
    } catch (error) {
      this.options.log.incident(error);
    }
  }
}
