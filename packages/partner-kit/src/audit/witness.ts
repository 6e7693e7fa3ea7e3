import { open } from 'node:fs/promises';
import { checkpointHash, isGenuine, parseCheckpoint, type SignedCheckpoint } from '@hub/subgraph-kit';
import { CommandError } from '../command.js';
import type { Report } from './finding.js';

/** How much of a witness file is read: what was there before the head of the chain was. */
interface WitnessSize {
  readonly file: string;
  /** Bytes; 0 when there is no such file. */
  readonly size: number;
}

/** @throws {CommandError} when the file is there and may not be read */
export const sizeOfWitness = async (file: string): Promise<WitnessSize> => {
  try {
    const handle = await open(file);
    const { size } = await handle.stat();
    await handle.close();
    return { file, size };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { file, size: 0 };
    throw new CommandError(`the witness ${file} could not be read: ${code}`);
  }
};

/** A witness file, read along the chain: genuine checkpoints in order; what is wrong with it is reported. */
export class Witness {
  /** The last genuine checkpoint read. */
  last: SignedCheckpoint | null = null;
  private readonly checkpoints: AsyncGenerator<SignedCheckpoint>;
  private next: SignedCheckpoint | undefined;

  constructor(
    private readonly source: WitnessSize,
    private readonly expected: { readonly subgraph?: string | undefined; readonly keys: readonly string[] },
    private readonly report: Report,
  ) {
    this.checkpoints = this.read();
  }

  get file(): string {
    return this.source.file;
  }

  /** Reads the first checkpoint. */
  async begin(): Promise<void> {
    await this.advance();
    if (!this.next)
      this.report({ kind: 'WITNESS_MISSING', sequence: null, says: `${this.file} holds no genuine checkpoint` });
  }

  /** Checkpoints not yet taken, up to this place of the chain. */
  async *upTo(sequence: number): AsyncGenerator<SignedCheckpoint> {
    while (this.next && this.next.sequence <= sequence) {
      yield this.next;
      await this.advance();
    }
  }

  private async advance(): Promise<void> {
    this.next = (await this.checkpoints.next()).value as SignedCheckpoint | undefined;
  }

  private async *read(): AsyncGenerator<SignedCheckpoint> {
    const { file, size } = this.source;
    if (!size) return;
    const handle = await open(file);
    let number = 0;
    for await (const line of handle.readLines({ end: size - 1 })) {
      number += 1;
      const checkpoint = this.genuine(line, number);
      if (!checkpoint || (this.last && checkpointHash(checkpoint) === checkpointHash(this.last))) continue;
      this.checkOrder(checkpoint, number);
      this.last = checkpoint;
      yield checkpoint;
    }
  }

  private genuine(line: string, number: number): SignedCheckpoint | null {
    const checkpoint = parseCheckpoint(line);
    const forged = (sequence: number | null, why: string) => {
      this.report({ kind: 'CHECKPOINT_FORGED', sequence, says: `${this.file} line ${number}: ${why}` });
      return null;
    };
    if (!checkpoint) return forged(null, 'is no checkpoint');
    if (!isGenuine(checkpoint, this.expected.keys))
      return forged(checkpoint.sequence, 'was not signed by this subgraph');
    const { subgraph = checkpoint.subgraph } = this.expected;
    return checkpoint.subgraph === subgraph ? checkpoint : forged(checkpoint.sequence, 'is of another subgraph');
  }

  private checkOrder(checkpoint: SignedCheckpoint, number: number): void {
    const { sequence, previous } = checkpoint;
    const broken = (why: string) =>
      this.report({ kind: 'CHECKPOINT_BROKEN', sequence, says: `${this.file} line ${number}: ${why}` });
    if (!this.last && previous !== null) broken('the checkpoints before it are missing');
    else if (this.last && previous !== checkpointHash(this.last)) broken('does not follow the checkpoint before it');
    if (this.last && sequence < this.last.sequence)
      this.report({
        kind: 'TAIL_TRUNCATED',
        sequence: sequence + 1,
        says: `the chain went back from ${this.last.sequence} to ${sequence} (${this.file} line ${number})`,
      });
  }
}
