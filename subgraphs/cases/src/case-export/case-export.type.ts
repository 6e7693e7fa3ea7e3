import { ID, Int, ObjectType } from 'type-graphql';
import { Pub, Res, Vid } from '@hub/subgraph-kit';

@ObjectType({ description: 'A page of a file of persons in the columns of HTCDS, without identity; whole by itself.' })
export class CaseExportPage {
  @Res('person:read', () => String, {
    description: 'The text. CSV has its headings in each page, so each page can be imported as it is.',
  })
  text!: string;

  @Res('person:read', () => Int, { description: 'How many persons are in this page.' })
  rows!: number;

  @Pub(() => ID, { nullable: true, description: 'Send it back for the next page; null when the page is empty.' })
  endCursor!: string | null;

  @Pub(() => Boolean, { description: 'True when more follows.' })
  hasNextPage!: boolean;
}

@ObjectType({ description: 'A page of a file of persons in the columns of HTCDS, with identity; whole by itself.' })
export class IdentifiedExportPage {
  @Vid('person:identify', () => String, {
    description: 'The text. CSV has its headings in each page, so each page can be imported as it is.',
  })
  text!: string;

  @Res('person:identify', () => Int, { description: 'How many persons are in this page.' })
  rows!: number;

  @Pub(() => ID, { nullable: true, description: 'Send it back for the next page; null when the page is empty.' })
  endCursor!: string | null;

  @Pub(() => Boolean, { description: 'True when more follows.' })
  hasNextPage!: boolean;
}
