import { randomBytes, randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { openChunks, sealChunks } from './file-cipher.js';

const CHUNK = 64 * 1024;
const seal = (plain: Buffer) => {
  const named = { key: randomBytes(32), id: randomUUID() };
  return { named: { ...named, size: plain.length }, chunks: [...sealChunks(plain, named)] };
};

async function* inPieces(bytes: Buffer, piece: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += piece) yield await Promise.resolve(bytes.subarray(at, at + piece));
}

const opened = async (sealed: Buffer, named: ReturnType<typeof seal>['named'], piece = 1_000_000): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of openChunks(inPieces(sealed, piece), named)) chunks.push(chunk);
  return Buffer.concat(chunks);
};

it.each([1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 17])(
  'a file of %i bytes opens as it was',
  async (size) => {
    const plain = randomBytes(size);
    const { named, chunks } = seal(plain);
    for (const piece of [size, 777, 100_000])
      expect((await opened(Buffer.concat(chunks), named, Math.max(piece, 500))).equals(plain)).toBe(true);
  },
);

it('nothing of the content stands in what is stored', () => {
  const { chunks } = seal(Buffer.from('CANARY-CONTENT'.repeat(10_000)));
  expect(Buffer.concat(chunks).includes('CANARY')).toBe(false);
});

it('a changed byte, a swapped, missing or added chunk, another file or another key does not open', async () => {
  const { named, chunks } = seal(randomBytes(3 * CHUNK));
  const [one, two, three] = chunks as [Buffer, Buffer, Buffer];
  const changed = Buffer.from(two);
  changed[5] = changed[5]! ^ 1;
  const wrong: [Buffer[], object][] = [
    [[one, changed, three], named],
    [[two, one, three], named],
    [[one, two], named],
    [[one, two], { ...named, size: 2 * CHUNK }],
    [[one, two, three, three], named],
    [[one, two, three], { ...named, id: randomUUID() }],
    [[one, two, three], { ...named, key: randomBytes(32) }],
  ];
  for (const [parts, by] of wrong)
    await expect(opened(Buffer.concat(parts), by as typeof named)).rejects.toThrow(/another length|authenticate/);
});
