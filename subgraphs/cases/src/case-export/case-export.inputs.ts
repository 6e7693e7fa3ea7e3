import { ID, InputType, Int } from 'type-graphql';
import { Pub, Res } from '@hub/subgraph-kit';
import type { AccessPurpose, ExportFormat, ExportPurpose } from '@hub/vocabulary';
import { AccessPurposeCode, ExportFormatCode, ExportPurposeCode } from '../codes.js';

@InputType({ description: 'One page of a file of persons without identity.' })
export class ExportCasesInput {
  @Res(null, () => ExportPurposeCode, { description: 'What the file is for; recorded with each case in it.' })
  purpose!: ExportPurpose;

  @Pub(() => ExportFormatCode, { description: 'How it is written.' })
  format!: ExportFormat;

  @Pub(() => Int, { nullable: true, description: 'How many persons, 1 to 100; default 20.' })
  first?: number | null;

  @Pub(() => ID, { nullable: true, description: 'Cursor of the page before.' })
  after?: string | null;

  @Pub(() => Boolean, { nullable: true, description: 'True to begin CSV with a byte order mark, for spreadsheets.' })
  byteOrderMark?: boolean | null;
}

@InputType({ description: 'One page of a file of persons with their identity.' })
export class ExportIdentifiedCasesInput {
  @Res(null, () => AccessPurposeCode, { description: 'What the identity is read for; recorded with each value.' })
  purpose!: AccessPurpose;

  @Pub(() => ExportFormatCode, { description: 'How it is written.' })
  format!: ExportFormat;

  @Pub(() => Int, { nullable: true, description: 'How many persons, 1 to 100; default 20.' })
  first?: number | null;

  @Pub(() => ID, { nullable: true, description: 'Cursor of the page before.' })
  after?: string | null;

  @Pub(() => Boolean, { nullable: true, description: 'True to begin CSV with a byte order mark, for spreadsheets.' })
  byteOrderMark?: boolean | null;
}
