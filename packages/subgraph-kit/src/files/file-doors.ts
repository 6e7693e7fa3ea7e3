import type { FileType } from '@hub/vocabulary';
import type { HubContext } from '../request/context.js';

/** A file that comes in by a door made before. */
export interface SentFile {
  readonly id: string;
  /** Bytes that were announced. */
  readonly size: number;
  /** Digest that was announced and signed, hex; that the bytes have it, `keepFile` says. */
  readonly sha256: string;
  readonly body: AsyncIterable<Buffer>;
}

/** A file that goes out. */
export interface GivenFile {
  readonly type: FileType;
  /** What it is called where it is saved, without its ending; letters, digits and hyphens. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly bytes: AsyncIterable<Buffer>;
}

/** What a subgraph does with files: both decide who may, and record it, before a byte is read. */
export interface FileDoors {
  /** @throws {HubError} */
  readonly take: (file: SentFile, context: HubContext) => Promise<void>;
  /**
   * @param purpose what it is opened for, as it was asked; null when it was not told
   * @throws {HubError} `NOT_FOUND` for what is missing and for what is not theirs alike
   */
  readonly give: (
    asked: { readonly id: string; readonly purpose: string | null },
    context: HubContext,
  ) => Promise<GivenFile>;
}
