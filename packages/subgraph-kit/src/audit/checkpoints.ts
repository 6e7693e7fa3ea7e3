import {
  type AuditHead,
  checkpointHash,
  type EntityManager,
  isGenuine,
  keepCheckpoint,
  parseCheckpoint,
  readAuditHead,
  signCheckpoint,
  type SignedCheckpoint,
  type Signer,
  type Store,
  systemActor,
  takeTurnAtCheckpoints,
} from '@hub/store';
import { pause } from '@hub/vocabulary';
import type { Logger } from 'pino';
import { appendLine, linesOf } from './witness-file.js';
import { UrlWitness } from './witness-url.js';

const ACTOR = systemActor('audit-witness');

export interface CheckpointParts {
  readonly subgraph: string;
  readonly store: Store;
  readonly signer: Signer;
  readonly file: string;
  readonly url?: string | undefined;
  /** Least time between two checkpoints. */
  readonly seconds: number;
  readonly log: Logger;
  readonly now: () => Date;
}

/**
 * Tells witnesses outside the database how far the audit has come: at the start, at the stop, and between them
 * whenever entries were added. A witness that fails is logged and tried again; it stops nothing else. Replicas share
 * the file and take turns, so that its checkpoints are one chain.
 */
export class Checkpoints {
  private readonly stopping = new AbortController();
  private readonly troubles = new Map<'file' | 'url', string>();
  private readonly urlWitness: UrlWitness | undefined;
  private readonly running: Promise<void>;
  /** Resolves when the checkpoint of the start was written, or could not be. */
  readonly begun: Promise<boolean>;
  private last: SignedCheckpoint | null = null;
  private recalled = false;

  constructor(private readonly parts: CheckpointParts) {
    const { url, file } = parts;
    this.urlWitness = url ? new UrlWitness({ url, file, onTrouble: (why) => this.note('url', why) }) : undefined;
    this.begun = this.tell({ evenIfUnmoved: true });
    this.running = this.run();
  }

  /** False while a witness does not take checkpoints. */
  get witnessed(): boolean {
    return this.troubles.size === 0;
  }

  /** Writes the last checkpoint; needs the database, and nothing that still adds entries. */
  async close(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.tell({ evenIfUnmoved: true });
    await this.urlWitness?.close();
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    let told = await this.begun;
    for (;;) {
      await pause(this.parts.seconds * 1000, signal);
      if (signal.aborted) return;
      told = (await this.tell({ evenIfUnmoved: !told })) || told;
    }
  }

  private async tell({ evenIfUnmoved }: { evenIfUnmoved: boolean }): Promise<boolean> {
    try {
      await this.parts.store.inActor(ACTOR, async (tx) => {
        await this.recall(await takeTurnAtCheckpoints(tx));
        const head = await readAuditHead(tx);
        if (evenIfUnmoved || head.hash !== this.last?.hash) await this.write(tx, head);
      });
      this.note('file', null);
      return true;
    } catch (error) {
      this.note('file', error instanceof Error ? error.message : 'unknown');
      return false;
    }
  }

  /** The file has it before the database remembers it, so that what the database remembers is always witnessed. */
  private async write(tx: EntityManager, { sequence, hash }: AuditHead): Promise<void> {
    const { subgraph, signer, file, now } = this.parts;
    const previous = this.last && checkpointHash(this.last);
    const checkpoint = signCheckpoint({ subgraph, sequence, hash, at: now().toISOString(), previous }, signer);
    await appendLine(file, JSON.stringify(checkpoint));
    this.last = checkpoint;
    this.urlWitness?.offer(checkpoint);
    await keepCheckpoint(tx, checkpoint);
  }

  /** Goes on after the checkpoint the database remembers, or those written after it, just before a crash. */
  private async recall(remembered: SignedCheckpoint | null): Promise<void> {
    if (this.recalled && isSame(remembered, this.last)) return;
    const { file, signer } = this.parts;
    let written: SignedCheckpoint | null = null;
    let goesOn = remembered === null;
    for await (const line of linesOf(file)) {
      written = parseCheckpoint(line) ?? written;
      goesOn ||= isSame(written, remembered);
    }
    this.last = goesOn && written && isGenuine(written, [signer.publicKey]) ? written : remembered;
    if (!this.recalled) await this.urlWitness?.recall();
    this.recalled = true;
  }

  private note(witness: 'file' | 'url', trouble: string | null): void {
    const known = this.troubles.get(witness) ?? null;
    if (trouble === known) return;
    if (trouble === null) this.troubles.delete(witness);
    else this.troubles.set(witness, trouble);
    if (trouble === null) this.parts.log.info({ witness }, 'witness takes checkpoints again');
    else this.parts.log.error({ witness, reason: trouble }, 'witness takes no checkpoints');
  }
}

const isSame = (one: SignedCheckpoint | null, other: SignedCheckpoint | null): boolean =>
  one && other ? checkpointHash(one) === checkpointHash(other) : one === other;
