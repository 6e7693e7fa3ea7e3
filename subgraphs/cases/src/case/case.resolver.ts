import { Args, ArgsType, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  HubError,
  Input,
  isId,
  keysetOf,
  PageArgs,
  pageOf,
  Res,
  toConnection,
} from '@hub/subgraph-kit';
import { type CaseState, PCODE } from '@hub/vocabulary';
import { PurposeArgs } from '../access/access.args.js';
import { alertsOfCase } from '../alert/alert.reference.js';
import { CaseAlert } from '../alert/alert.type.js';
import { assignmentsOfCase } from '../assignment/assignment.reference.js';
import { CaseAssignment } from '../assignment/assignment.type.js';
import { CaseStateCode } from '../codes.js';
import { mayReadPersons, requireCaseReading } from '../permissions.js';
import { personsOfCase } from '../person/person.reference.js';
import { type Person, PersonConnection, personOf } from '../person/person.type.js';
import { referralsOfCase } from '../referral/referral.reference.js';
import { Referral } from '../referral/referral.type.js';
import { type ReporterRead, reportersOfCase } from '../reporter/reporter.reference.js';
import { Reporter } from '../reporter/reporter.type.js';
import { sharesOfCase } from '../share/share.reference.js';
import { CaseShare } from '../share/share.type.js';
import { caseById, duplicatesOfCase, nextStepsOfCase, stepsOfCase } from './case.reference.js';
import { CaseStep, NextStep } from './case.step-type.js';
import { casesOfOffices } from './case.store.js';
import { Case, CaseConnection, caseOf } from './case.type.js';

@ArgsType()
class CasesArgs extends PageArgs {
  @Res(null, () => ID, { nullable: true, description: 'Only cases that this committee leads.' })
  committee?: string | null;

  @Res(null, () => CaseStateCode, { nullable: true, description: 'Only cases in this state.' })
  state?: CaseState | null;

  @Res(null, () => ID, { nullable: true, description: 'P-code: only cases of this district.' })
  district?: string | null;
}

@Resolver(() => Case)
export class CaseResolver {
  @Query(() => Case, { nullable: true, description: 'One case; null when there is none or you may not see it.' })
  @Classified('RES', 'case:read')
  case(
    @Input('id', () => ID, { class: 'RES', description: 'Id of the case.' }) id: string,
    @Ctx() context: HubContext,
  ): Promise<Case | null> {
    requireCaseReading(context);
    return context.load(caseById, id);
  }

  @Query(() => CaseConnection, { description: 'The cases you may see, newest first.' })
  @Classified('RES', 'case:read')
  async cases(
    @Args(() => CasesArgs) { committee, ...args }: CasesArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<Case>> {
    const offices = requireCaseReading(context);
    const keyset = keysetOf(args);
    const possible = (committee == null || isId(committee)) && (args.district == null || PCODE.test(args.district));
    const rows = possible
      ? await context.asCaller((tx) => casesOfOffices(tx, offices, { ...args, keyset, committee }))
      : [];
    return toConnection(
      pageOf(rows, keyset, (row) => row),
      caseOf,
    );
  }

  @FieldResolver(() => [CaseAlert], { description: 'Who was alerted, the first offices first.' })
  @Classified('RES', 'alert:read')
  async alerts(@Root() { id }: Case, @Ctx() context: HubContext): Promise<CaseAlert[]> {
    return (await context.load(alertsOfCase, id)) ?? [];
  }

  @FieldResolver(() => [NextStep], {
    description: 'Where it can go from here, and what each step needs first, as far as you may know.',
  })
  @Classified('RES', 'case:read')
  async nextSteps(@Root() { id }: Case, @Ctx() context: HubContext): Promise<NextStep[]> {
    return (await context.load(nextStepsOfCase, id)) ?? [];
  }

  @FieldResolver(() => [CaseStep], { description: 'How it came to where it stands, oldest first.' })
  @Classified('RES', 'case:read')
  async steps(@Root() { id }: Case, @Ctx() context: HubContext): Promise<CaseStep[]> {
    return (await context.load(stepsOfCase, id)) ?? [];
  }

  @FieldResolver(() => Case, {
    nullable: true,
    description: 'The case that goes on in its place; null when it is none, or when you may not see that one.',
  })
  @Classified('RES', 'case:read')
  duplicateOf(@Root() { survivor }: Case, @Ctx() context: HubContext): Promise<Case | null> {
    return survivor ? context.load(caseById, survivor) : Promise.resolve(null);
  }

  @FieldResolver(() => [Case], {
    description: 'Cases that were merged into it and that you may see, oldest first, each with what was said of it.',
  })
  @Classified('RES', 'case:read')
  async duplicates(@Root() { id }: Case, @Ctx() context: HubContext): Promise<Case[]> {
    return (await context.load(duplicatesOfCase, id)) ?? [];
  }

  @FieldResolver(() => [CaseAssignment], { description: 'Who works on it.' })
  @Classified('RES', 'case:read')
  async assignments(@Root() { id }: Case, @Ctx() context: HubContext): Promise<CaseAssignment[]> {
    return (await context.load(assignmentsOfCase, id)) ?? [];
  }

  @FieldResolver(() => [CaseShare], {
    description: 'Offices it was shared with; a recipient sees its own shares only.',
  })
  @Classified('RES', 'case:read')
  async shares(@Root() { id }: Case, @Ctx() context: HubContext): Promise<CaseShare[]> {
    return (await context.load(sharesOfCase, id)) ?? [];
  }

  @FieldResolver(() => [Referral], {
    description: 'Referrals of its persons, oldest first; a receiver sees those to its own office only.',
  })
  @Classified('RES', 'case:read')
  async referrals(@Root() { id }: Case, @Ctx() context: HubContext): Promise<Referral[]> {
    return (await context.load(referralsOfCase, id)) ?? [];
  }

  @FieldResolver(() => PersonConnection, {
    nullable: true,
    description: 'The persons it is about, newest first; none unless your office may see persons of this case.',
  })
  @Classified('RES', 'person:read')
  async persons(
    @Root() { id: owner }: Case,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<Person> | null> {
    keysetOf({ first, after });
    const page = mayReadPersons(context) ? await context.load(personsOfCase, { owner, first, after }) : null;
    return page && toConnection(page, personOf);
  }

  @FieldResolver(() => Reporter, {
    nullable: true,
    description: 'Who told it first: only for whoever works on the case, with a second factor; each read is recorded.',
  })
  @Classified('VID', 'reporter:read')
  async reporter(
    @Root() { id }: Case,
    @Args(() => PurposeArgs) { purpose }: PurposeArgs,
    @Ctx() context: HubContext,
  ): Promise<Reporter> {
    return (await reportersFor(context, { case: id, purpose }))[0]!;
  }

  @FieldResolver(() => [Reporter], {
    nullable: true,
    description: 'Everybody who told it, or a case that was merged into it, first told first; as `reporter`.',
  })
  @Classified('VID', 'reporter:read')
  reporters(
    @Root() { id }: Case,
    @Args(() => PurposeArgs) { purpose }: PurposeArgs,
    @Ctx() context: HubContext,
  ): Promise<readonly Reporter[]> {
    return reportersFor(context, { case: id, purpose });
  }
}

const reportersFor = async (context: HubContext, read: ReporterRead): Promise<readonly Reporter[]> => {
  const reporters = await context.load(reportersOfCase, read);
  if (!reporters?.length) throw new HubError('FORBIDDEN_FIELD');
  return reporters;
};
