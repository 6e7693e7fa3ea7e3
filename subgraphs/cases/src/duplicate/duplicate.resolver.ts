import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext } from '@hub/subgraph-kit';
import { caseById } from '../case/case.reference.js';
import { Case } from '../case/case.type.js';
import { mayReadCases } from '../permissions.js';
import { possibleDuplicatesOfCase } from './duplicate.reference.js';
import { PossibleDuplicate } from './duplicate.type.js';

@Resolver(() => Case)
export class CaseDuplicateResolver {
  @FieldResolver(() => [PossibleDuplicate], {
    nullable: true,
    description: 'Other cases that may be about the same, at most 20; null unless you work on it. Asking is recorded.',
  })
  @Classified('RES', 'case:work')
  possibleDuplicates(@Root() { id }: Case, @Ctx() context: HubContext): Promise<PossibleDuplicate[] | null> {
    return context.load(possibleDuplicatesOfCase, id);
  }
}

@Resolver(() => PossibleDuplicate)
export class PossibleDuplicateResolver {
  @FieldResolver(() => Case, { nullable: true, description: 'The other case; null unless you may see it anyway.' })
  @Classified('RES', 'case:work')
  case(@Root() { other }: PossibleDuplicate, @Ctx() context: HubContext): Promise<Case | null> | null {
    return mayReadCases(context) ? context.load(caseById, other) : null;
  }
}
