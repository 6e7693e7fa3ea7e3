import { Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { CASE_STATES } from '@hub/vocabulary';
import { caseById } from '../case/case.reference.js';
import { isWorkedOn } from '../case/case.rules.js';
import { Case } from '../case/case.type.js';
import { requireCaseReading } from '../permissions.js';
import { officesLooked } from './caseload.rules.js';
import { caseloadOf } from './caseload.store.js';
import { Caseload, caseloadOfRow } from './caseload.type.js';

@Resolver(() => Caseload)
export class CaseloadResolver {
  @Query(() => [Caseload], {
    description:
      'Who has to do what, who is late first: of the offices you hold, and of all offices of a committee that you lead.',
  })
  @Classified('RES', 'case:read')
  async caseload(
    @Input('office', () => ID, { nullable: true, class: 'RES', description: 'Only of this office.' })
    office: string | null | undefined,
    @Ctx() context: HubContext,
  ): Promise<Caseload[]> {
    const reading = requireCaseReading(context);
    const held = context.caller.offices.filter((each) => reading.includes(each.office));
    const offices = officesLooked(held, (of) => context.directory.officesOfCommittee(of).map(({ id }) => id));
    const asked = offices.filter((each) => office == null || each === office);
    const rows = await context.asCaller((tx) => caseloadOf(tx, asked, CASE_STATES.filter(isWorkedOn)));
    return rows.map(caseloadOfRow);
  }

  @FieldResolver(() => [Case], { description: 'The cases, at most 50, first what has waited longest.' })
  @Classified('RES', 'case:read')
  async cases(@Root() { of }: Caseload, @Ctx() context: HubContext): Promise<Case[]> {
    const found = await Promise.all(of.map((id) => context.load(caseById, id)));
    return found.flatMap((each) => each ?? []);
  }
}
