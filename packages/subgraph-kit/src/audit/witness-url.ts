import { checkpointHash, type SignedCheckpoint, parseCheckpoint } from '@hub/store';
import { backOff, pause } from '@hub/vocabulary';
import { linesOf, readMark, writeMark } from './witness-file.js';

/** Milliseconds a witness may take to answer, and to take what is left when the process ends. */
const PATIENCE_MS = { answer: 5_000, goodbye: 2_000 };

export interface UrlWitnessParts {
  readonly url: string;
  /** The witness file; what of it the URL has not taken is sent first. How far it came stands in `<file>.sent`. */
  readonly file: string;
  readonly onTrouble: (reason: string | null) => void;
}

/** Sends each checkpoint to a witness of somebody else's, in order, again and again until it is taken. */
export class UrlWitness {
  private readonly waiting: SignedCheckpoint[] = [];
  private readonly ending = new AbortController();
  private readonly mark: string;
  private sending: Promise<void> | undefined;

  constructor(private readonly parts: UrlWitnessParts) {
    this.mark = `${parts.file}.sent`;
  }

  /** Queues what an earlier process could not send. */
  async recall(): Promise<void> {
    const sent = (await readMark(this.mark)).trim();
    for await (const line of linesOf(this.parts.file)) {
      const checkpoint = parseCheckpoint(line);
      if (checkpoint) this.waiting.push(checkpoint);
      if (checkpoint && checkpointHash(checkpoint) === sent) this.waiting.length = 0;
    }
  }

  offer(checkpoint: SignedCheckpoint): void {
    this.waiting.push(checkpoint);
    this.wake();
  }

  /** Waits a moment for what is still unsent; the next process sends the rest. */
  async close(): Promise<void> {
    this.wake();
    const end = new AbortController();
    await Promise.race([this.sending, pause(PATIENCE_MS.goodbye, end.signal)]);
    end.abort();
    this.ending.abort();
    await this.sending;
  }

  private wake(): void {
    this.sending ??= this.sendAll().finally(() => (this.sending = undefined));
  }

  private async sendAll(): Promise<void> {
    for (let failures = 0; this.waiting.length && !this.ending.signal.aborted;) {
      try {
        await this.send(this.waiting[0]!);
        await writeMark(this.mark, checkpointHash(this.waiting.shift()!));
        failures = 0;
        this.parts.onTrouble(null);
      } catch (error) {
        this.parts.onTrouble(error instanceof Error ? error.message : 'unknown');
        await pause(backOff(failures++), this.ending.signal);
      }
    }
  }

  private async send(checkpoint: SignedCheckpoint): Promise<void> {
    const response = await fetch(this.parts.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(checkpoint),
      redirect: 'error',
      signal: AbortSignal.any([this.ending.signal, AbortSignal.timeout(PATIENCE_MS.answer)]),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`the witness answered ${response.status}`);
  }
}
