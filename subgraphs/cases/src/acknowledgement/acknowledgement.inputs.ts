import { ID, InputType } from 'type-graphql';
import { Res, Vid } from '@hub/subgraph-kit';
import type { AcknowledgementKind } from '@hub/vocabulary';
import { AcknowledgementKindCode } from '../codes.js';

/** Characters a note may have. */
export const NOTE_MAX = 500;

@InputType({ description: 'An answer to an alert of an office you hold.' })
export class AcknowledgeAlertInput {
  @Res(null, () => ID, { description: 'The alert.' })
  alert!: string;

  @Res(null, () => AcknowledgementKindCode, { description: 'SEEN, ACCEPTED or DECLINED.' })
  kind!: AcknowledgementKind;

  @Vid(null, () => String, {
    nullable: true,
    description: 'In free words, at most 500 characters; stored sealed. Refused where the alert is about no case.',
  })
  note?: string | null;
}
