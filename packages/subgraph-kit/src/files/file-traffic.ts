import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FILE_BYTES_MAX, FILE_TYPES } from '@hub/vocabulary';
import { HubError } from '../errors.js';
import type { HubContext } from '../request/context.js';
import { isId } from '../request/id.js';
import type { FileDoors, SentFile } from './file-doors.js';

/** Files taken at one time: each is in memory whole until it is sealed. */
const AT_ONCE = 4;
/** Of these, files of whoever did not sign in: they are slow at will, and must not keep others out. */
const AT_ONCE_PUBLIC = 2;
const PATH = /^\/files\/([0-9a-f-]{36})(?:\?purpose=([A-Z_]{1,40}))?$/;

/** The file that a path names, e.g. `/files/<id>?purpose=CARE`. */
export const fileNamedBy = (path: string): { readonly id: string; readonly purpose: string | null } | undefined => {
  const [, id, purpose] = PATH.exec(path) ?? [];
  return isId(id) ? { id, purpose: purpose ?? null } : undefined;
};

/** Files in and out of one process, within its memory. */
export class FileTraffic {
  private readonly taking = { all: 0, public: 0 };

  constructor(private readonly doors: FileDoors) {}

  /** @throws {HubError} */
  async take(file: SentFile, context: HubContext): Promise<void> {
    if (file.size > FILE_BYTES_MAX) throw new HubError('FILE_TOO_LARGE');
    const { taking } = this;
    const isPublic = context.caller.kind === 'PUBLIC' ? 1 : 0;
    if (taking.all >= AT_ONCE || (isPublic && taking.public >= AT_ONCE_PUBLIC)) throw new HubError('HUB_BUSY');
    taking.all++;
    taking.public += isPublic;
    try {
      await this.doors.take(file, context);
    } finally {
      taking.all--;
      taking.public -= isPublic;
    }
  }

  /** @throws {HubError} before anything was sent; when it fails later, the connection is cut */
  async give(
    asked: { readonly id: string; readonly purpose: string | null },
    context: HubContext,
    response: ServerResponse,
  ): Promise<void> {
    const { type, name, size, bytes } = await this.doors.give(asked, context);
    const { media, extension } = FILE_TYPES[type];
    response.writeHead(200, {
      'content-type': media,
      'content-length': size,
      'content-disposition': `attachment; filename="${name}.${extension}"`,
      'cache-control': 'no-store',
    });
    await pipeline(Readable.from(bytes), response);
  }
}
