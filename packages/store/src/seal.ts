import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Where a sealed value lives; it opens nowhere else. */
export interface SealedPlace {
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

const VERSION = 'v1';
const bound = ({ table, row, column }: SealedPlace): Buffer => Buffer.from([table, row, column, VERSION].join('|'));

/** Seals identifying values by AES-256-GCM, each bound to its table, row and column. */
export class Sealer {
  private readonly key: Buffer;

  /** @param key base64url, exactly 32 bytes, kept outside the database */
  constructor(key: string) {
    this.key = Buffer.from(key, 'base64url');
    if (this.key.length !== 32) throw new Error('a sealing key has exactly 32 bytes, base64url');
  }

  seal(plain: string, place: SealedPlace): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(bound(place));
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return [VERSION, Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')].join('.');
  }

  /** @throws when the value was changed, moved, or sealed with another key */
  open(sealed: string, place: SealedPlace): string {
    const [version, body] = sealed.split('.');
    if (version !== VERSION || !body) throw new Error('unknown seal');
    const bytes = Buffer.from(body, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, 12))
      .setAAD(bound(place))
      .setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  }
}
