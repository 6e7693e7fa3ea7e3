import { ArgsType, ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import type { TableRowEffect } from '@hub/vocabulary';
import { Pub, Res } from '../schema/field.js';
import { PageArgs } from '../schema/page-args.js';
import { TABLE_MOST } from '../table/table-error.js';
import { TableRowEffectCode } from './table-import.type.js';

/** How many bytes of a file come at once. */
const PART_MOST = 90_000;

@InputType({ description: 'A table that is to be taken in; its file comes in parts afterwards.' })
export class BeginTableImportInput {
  @Pub(() => ID, { description: 'Any text new for each file; the same one again changes nothing.' })
  idempotencyKey!: string;

  @Pub(() => ID, { description: 'What the table is about; the mutation says what that is.' })
  subject!: string;

  @Res(null, () => Int, { description: 'Size of the file in bytes, at most 4 MiB.' })
  bytes!: number;

  @Res(null, () => String, { description: 'SHA-256 of the file, 64 lower-case hexadecimal digits.' })
  sha256!: string;
}

@InputType({ description: 'The next part of a file.' })
export class AddTableImportPartInput {
  @Res(null, () => ID, { description: 'The import.' })
  import!: string;

  @Res(null, () => Int, { description: 'Which part, from 1; the same again with the same content changes nothing.' })
  number!: number;

  @Res(null, () => String, { description: 'At most 90,000 bytes of the file, in Base64.' })
  content!: string;
}

@InputType({ description: 'A table to be written, dropped or withdrawn.' })
export class EndTableImportInput {
  @Res(null, () => ID, { description: 'The import.' })
  import!: string;
}

@ArgsType()
export class TableImportLinesArgs extends PageArgs {
  @Res(null, () => TableRowEffectCode, { nullable: true, description: 'Only rows that do this.' })
  effect?: TableRowEffect | null;
}

export const beginRules = z.object({
  idempotencyKey: z.string().trim().min(1).max(200),
  bytes: z.int().min(1).max(TABLE_MOST.bytes),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export const partRules = z.object({
  content: z
    .base64()
    .min(1)
    .max(Math.ceil(PART_MOST / 3) * 4),
});
