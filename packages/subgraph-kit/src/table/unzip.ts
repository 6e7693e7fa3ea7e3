import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const COMMENT_MAX = 65_535;
const ENTRIES_MAX = 1_000;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;

/** Why an archive is not read. */
export class UnzipError extends Error {}

/** The archive unpacks to more than is allowed. */
export class UnzipBomb extends UnzipError {}

/**
 * Members of a zip archive, unpacked when they are asked for; all of them together to no more than `budget` bytes.
 * What the archive says of its own sizes is not believed.
 * @throws {UnzipError} when it is no zip archive, is encrypted, or is in several parts
 */
export class Zip {
  private readonly entries = new Map<string, { method: number; packed: number; at: number }>();

  constructor(
    private readonly bytes: Buffer,
    private budget: number,
  ) {
    const end = this.findEnd();
    const count = bytes.readUInt16LE(end + 10);
    let at = bytes.readUInt32LE(end + 16);
    if (count > ENTRIES_MAX) throw new UnzipError('too many members');
    for (let nth = 0; nth < count; nth++) at = this.readEntry(at);
  }

  /** @returns null when there is no such member */
  read(name: string): Buffer | null {
    const entry = this.entries.get(name);
    if (!entry) return null;
    const { at, method, packed } = entry;
    this.need(at, 30);
    if (this.bytes.readUInt32LE(at) !== LOCAL) throw new UnzipError('a member is missing');
    const from = at + 30 + this.bytes.readUInt16LE(at + 26) + this.bytes.readUInt16LE(at + 28);
    this.need(from, packed);
    const content = this.unpack(this.bytes.subarray(from, from + packed), method);
    this.budget -= content.length;
    return content;
  }

  private unpack(packed: Buffer, method: number): Buffer {
    if (method === STORED) {
      if (packed.length > this.budget) throw new UnzipBomb('too large');
      return packed;
    }
    if (method !== DEFLATED) throw new UnzipError('packed in an unknown way');
    if (this.budget < 1) throw new UnzipBomb('too large');
    try {
      return inflateRawSync(packed, { maxOutputLength: this.budget });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new UnzipBomb('too large');
      throw new UnzipError('a member is broken');
    }
  }

  private findEnd(): number {
    const first = Math.max(0, this.bytes.length - END_BYTES - COMMENT_MAX);
    for (let at = this.bytes.length - END_BYTES; at >= first; at--) if (this.bytes.readUInt32LE(at) === END) return at;
    throw new UnzipError('no zip archive');
  }

  private readEntry(at: number): number {
    this.need(at, 46);
    if (this.bytes.readUInt32LE(at) !== ENTRY) throw new UnzipError('the list of members is broken');
    if (this.bytes.readUInt16LE(at + 8) & ENCRYPTED) throw new UnzipError('encrypted');
    const [name, extra, comment] = [28, 30, 32].map((offset) => this.bytes.readUInt16LE(at + offset));
    this.need(at + 46, name! + extra! + comment!);
    this.entries.set(this.bytes.toString('utf8', at + 46, at + 46 + name!), {
      method: this.bytes.readUInt16LE(at + 10),
      packed: this.bytes.readUInt32LE(at + 20),
      at: this.bytes.readUInt32LE(at + 42),
    });
    return at + 46 + name! + extra! + comment!;
  }

  private need(at: number, length: number): void {
    if (at + length > this.bytes.length) throw new UnzipError('cut off');
  }
}
