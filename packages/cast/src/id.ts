import { createHash } from 'node:crypto';

/**
 * The fixed id of one thing of the cast: the same name gives the same UUID on every machine and in
 * every run. Version and variant bits are those of a random (v4) UUID, so it fits wherever one does.
 *
 * @example castId('person:ck-duty')
 */
export const castId = (name: string): string => {
  const bytes = createHash('sha256').update(`atip-hub-cast:${name}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};
