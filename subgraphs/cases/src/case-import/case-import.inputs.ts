import { ID, InputType, Int } from 'type-graphql';
import { Pub, Res, Vid } from '@hub/subgraph-kit';
import { ConsentTermsInput } from '../consent/consent.inputs.js';

@InputType({ description: 'A file of cases that your committee takes in.' })
export class BeginCaseImportInput {
  @Pub(() => ID, { description: 'Chosen by the client, the same for each repeat of the same file.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'P-code of the district of cases whose row names none, or a wider place.' })
  district!: string;

  @Res(null, () => ConsentTermsInput, { description: 'What a ticked con_Consent means in this file.' })
  consent!: ConsentTermsInput;

  @Res(null, () => ConsentTermsInput, {
    nullable: true,
    description: 'What it means for a child; the same if left out.',
  })
  childConsent?: ConsentTermsInput | null;
}

@InputType({ description: 'The next part of a file, of whole rows with the headings before them.' })
export class AddCaseImportChunkInput {
  @Res(null, () => ID, { description: 'The import.' })
  import!: string;

  @Res(null, () => Int, { description: 'Which part, from 1; the same again with the same text changes nothing.' })
  number!: number;

  @Vid(null, () => String, { description: 'CSV with the headings, at most 100 rows and 80,000 characters.' })
  text!: string;
}

@InputType({ description: 'A file whose parts were all sent.' })
export class CommitCaseImportInput {
  @Res(null, () => ID, { description: 'The import.' })
  import!: string;

  @Res(null, () => Int, { description: 'How many parts the file has, so that one that was cut off is not taken.' })
  chunks!: number;
}

@InputType({ description: 'A file that is not taken after all.' })
export class DropCaseImportInput {
  @Res(null, () => ID, { description: 'The import.' })
  import!: string;
}
