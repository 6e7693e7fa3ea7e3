import { ObjectType } from 'type-graphql';
import { LocalDate, Res } from '@hub/subgraph-kit';
import type { EndorsementAnswer, Scope } from '@hub/vocabulary';
import { EndorsementAnswerCode } from '../codes.js';
import type { EndorsementColumns } from './endorsement.js';

const READING: readonly Scope[] = ['plan:read', 'task:read'];

@ObjectType({ description: 'What the supervisor in the home agency answered to what one of theirs is to do.' })
export class Endorsement {
  @Res(READING, () => EndorsementAnswerCode, { description: 'The answer.' })
  answer!: EndorsementAnswer;

  @Res(READING, () => String, { nullable: true, description: 'What the supervisor remarked; of NOT_ENDORSED why.' })
  remarks!: string | null;

  @Res(READING, () => LocalDate, { description: 'On which day.' })
  answeredOn!: string;

  @Res(READING, () => String, { description: 'The post of the supervisor.' })
  answeredAs!: string;
}

export const answerOf = (row: EndorsementColumns): Endorsement | null =>
  row.endorsement &&
  Object.assign(new Endorsement(), {
    ...{ answer: row.endorsement, remarks: row.endorsement_remarks },
    ...{ answeredOn: row.answered_on, answeredAs: row.answered_as },
  });
