import { ID, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { DateTime, Problem, Pub, Res } from '@hub/subgraph-kit';
import type { FileType } from '@hub/vocabulary';
import { FileTypeCode } from '../codes.js';
import type { DocumentRow } from './order-document.store.js';

@InputType({ description: 'A document of an order of appointment that is to be sent.' })
export class CreateOrderUploadInput {
  @Pub(() => ID, { description: 'Any text new for each document; the same one again finds the same door.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'The order.' })
  order!: string;

  @Res(null, () => FileTypeCode, { description: 'What the file is; its content must be it.' })
  type!: FileType;

  @Res(null, () => Int, { description: 'Bytes, at most 20 MiB.' })
  size!: number;

  @Res(null, () => String, { description: 'SHA-256 of the file, hex; no other file is taken.' })
  sha256!: string;
}

@ObjectType({
  description: 'A document of an order, sealed. What is in it is had by its path only, and each time is recorded.',
})
export class OrderDocument {
  @Res('committee:read', () => ID, { description: 'Id of the document.' })
  id!: string;

  @Res('committee:read', () => FileTypeCode, { description: 'What the file is, by its content.' })
  type!: FileType;

  @Res('committee:read', () => Int, { description: 'Bytes.' })
  bytes!: number;

  @Res('committee:read', () => String, {
    description: 'SHA-256 of the file as it was sent, hex; a PDF is kept as it was sent.',
  })
  sha256!: string;

  @Res('committee:read', () => String, { description: 'Where to GET it, signed in with a second factor.' })
  path!: string;

  @Res('committee:read', () => DateTime, { description: 'When its upload was created.' })
  addedAt!: Date;
}

@ObjectType({ description: 'A door for one document, for you alone, and for one time.' })
export class OrderUpload {
  @Res('committee:write', () => ID, { description: 'Id of the document it will be.' })
  id!: string;

  @Res('committee:write', () => String, {
    description: 'Where to PUT the file, signed in with a second factor, with its length and its `Content-Digest`.',
  })
  path!: string;

  @Res('committee:write', () => DateTime, { description: 'When the door closes.' })
  expiresAt!: Date;
}

@ObjectType({ description: 'The answer to an upload.' })
export class CreateOrderUploadResult {
  @Res('committee:write', () => OrderUpload, { nullable: true, description: 'The door; null when there is none.' })
  upload!: OrderUpload | null;

  @Pub(() => [Problem], { description: 'What must be put right.' })
  problems!: readonly Problem[];
}

export const uploadRules = z.object({
  idempotencyKey: z.string().trim().min(1).max(200),
  size: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const pathOf = (id: string): string => `/files/committees/${id}`;

export const documentOf = (row: DocumentRow): OrderDocument =>
  Object.assign(new OrderDocument(), {
    ...{ id: row.id, type: row.type, bytes: row.size, sha256: row.sha256 },
    ...{ path: pathOf(row.id), addedAt: row.created_at },
  });

export const doorMade = ({ id, door_until: expiresAt }: DocumentRow): CreateOrderUploadResult =>
  Object.assign(new CreateOrderUploadResult(), {
    upload: Object.assign(new OrderUpload(), { id, path: pathOf(id), expiresAt }),
    problems: [],
  });

export const noDoor = (...problems: readonly Problem[]): CreateOrderUploadResult =>
  Object.assign(new CreateOrderUploadResult(), { upload: null, problems });
