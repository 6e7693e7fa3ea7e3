import { ObjectType } from 'type-graphql';
import { Res } from '@hub/subgraph-kit';
import type { DuplicateMatch, DuplicateStrength } from '@hub/vocabulary';
import { DuplicateMatchCode, DuplicateStrengthCode } from '../codes.js';
import { Committee } from '../committee/committee.stub.js';
import type { Suggestion } from './duplicate.rules.js';

@ObjectType({ description: 'Another case that may be about the same, and whom to ask; which case it is, is not told.' })
export class PossibleDuplicate {
  @Res('case:work', () => DuplicateStrengthCode, { description: 'How sure one can be.' })
  strength!: DuplicateStrength;

  @Res('case:work', () => [DuplicateMatchCode], { description: 'By what the two are alike.' })
  matches!: readonly DuplicateMatch[];

  @Res('case:work', () => Committee, { nullable: true, description: 'The committee that leads the other; ask it.' })
  committee!: Committee | null;

  /** Id of the other case; whether the caller sees it is decided when it is asked for. */
  other!: string;
}

export const possibleDuplicateOf = ({ committee, ...suggestion }: Suggestion): PossibleDuplicate =>
  Object.assign(new PossibleDuplicate(), { ...suggestion, committee: Committee.of(committee) });
