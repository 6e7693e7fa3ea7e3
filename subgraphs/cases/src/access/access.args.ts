import { ArgsType } from 'type-graphql';
import { Res } from '@hub/subgraph-kit';
import type { AccessPurpose } from '@hub/vocabulary';
import { AccessPurposeCode } from '../codes.js';

/** The argument of every identifying field. */
@ArgsType()
export class PurposeArgs {
  @Res(null, () => AccessPurposeCode, { description: 'What it is read for; recorded with the read.' })
  purpose!: AccessPurpose;
}
