import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every identifying value of the demo and of the tests begins so. */
export const CANARY_PREFIX = 'CANARY-';

/** The ways in which bytes of a text may stand in a file: as they are, in two-byte letters, in hexadecimal, in base64. */
export const spellingsOf = (text: string): Buffer[] => {
  const bytes = Buffer.from(text, 'utf8');
  const plain = [bytes, Buffer.from(text.toLowerCase(), 'utf8'), Buffer.from(text, 'utf16le')];
  const hex = bytes.toString('hex');
  const base64 = [0, 1, 2].map((before) => withoutEdges(bytes, before));
  return [...plain, ...[hex, hex.toUpperCase(), ...base64].map((spelled) => Buffer.from(spelled, 'latin1'))];
};

/** The characters of base64 that depend on these bytes alone, when `before` other bytes stand before them. */
const withoutEdges = (bytes: Buffer, before: number): string => {
  const bits = { from: before * 8, to: (before + bytes.length) * 8 };
  return Buffer.concat([Buffer.alloc(before), bytes])
    .toString('base64')
    .slice(Math.ceil(bits.from / 6), Math.floor(bits.to / 6));
};

const AROUND = 60;

/** What stands around each place where one of these spellings is found, printable. */
export const findIn = (bytes: Buffer, spellings: readonly Buffer[]): string[] =>
  spellings.flatMap((spelling) => {
    const at = bytes.indexOf(spelling);
    if (at < 0) return [];
    const around = bytes.subarray(Math.max(0, at - AROUND), at + spelling.length + AROUND);
    return [around.toString('latin1').replaceAll(/[^\x20-\x7e]+/g, '.')];
  });

export interface FolderSearch {
  /** How many bytes were read. */
  readonly bytes: number;
  /** File and surroundings of each find. */
  readonly found: readonly string[];
}

/** Reads every file below a folder, whatever it is; links are not followed. Files that go away meanwhile are passed over. */
export const findInFolder = (folder: string, spellings: readonly Buffer[]): FolderSearch => {
  const found: string[] = [];
  let bytes = 0;
  for (const file of filesIn(folder)) {
    const content = readOrNothing(file);
    bytes += content.length;
    found.push(...findIn(content, spellings).map((around) => `${file}: ${around}`));
  }
  return { bytes, found };
};

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return entry.isFile() ? [path] : [];
  });

const readOrNothing = (file: string): Buffer => {
  try {
    return lstatSync(file).size ? readFileSync(file) : Buffer.alloc(0);
  } catch {
    return Buffer.alloc(0);
  }
};
