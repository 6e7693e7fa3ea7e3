import { Args, ArgsType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  keysetOf,
  PageArgs,
  Res,
  toConnection,
} from '@hub/subgraph-kit';
import type { CaseState } from '@hub/vocabulary';
import { alertOfRow } from '../alert/alert.reference.js';
import { type CaseAlert, CaseAlertConnection } from '../alert/alert.type.js';
import { type Case, CaseConnection, caseOf } from '../case/case.type.js';
import { CaseStateCode } from '../codes.js';
import { mayReadAlerts, mayReadCases } from '../permissions.js';
import { openReferralsOfCommittee } from '../referral/referral.reference.js';
import { type Referral, ReferralConnection, referralOf } from '../referral/referral.type.js';
import { alertsOfCommittee, casesOfCommittee } from './committee.reference.js';
import { Committee } from './committee.stub.js';

@ArgsType()
class CasesOfCommitteeArgs extends PageArgs {
  @Res(null, () => CaseStateCode, { nullable: true, description: 'Only cases in this state.' })
  state?: CaseState | null;
}

@Resolver(() => Committee)
export class CommitteeResolver {
  @FieldResolver(() => CaseConnection, { nullable: true, description: 'Cases it leads, of those you may see.' })
  @Classified('RES', 'case:read')
  async cases(
    @Root() { id: owner }: Committee,
    @Args(() => CasesOfCommitteeArgs) { first, after, state: filter }: CasesOfCommitteeArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<Case> | null> {
    keysetOf({ first, after });
    const page = mayReadCases(context) ? await context.load(casesOfCommittee, { owner, first, after, filter }) : null;
    return page && toConnection(page, caseOf);
  }

  @FieldResolver(() => CaseAlertConnection, {
    nullable: true,
    description: 'Alerts of its offices, of those you may see.',
  })
  @Classified('RES', 'alert:read')
  async alerts(
    @Root() { id: owner }: Committee,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<CaseAlert> | null> {
    keysetOf({ first, after });
    const page = mayReadAlerts(context) ? await context.load(alertsOfCommittee, { owner, first, after }) : null;
    return page && toConnection(page, alertOfRow);
  }

  @FieldResolver(() => ReferralConnection, {
    nullable: true,
    description: 'Referrals that its offices sent or got and that are not over, of those you may see; newest first.',
  })
  @Classified('RES', 'case:read')
  async openReferrals(
    @Root() { id: owner }: Committee,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<Referral> | null> {
    keysetOf({ first, after });
    const page = mayReadCases(context) ? await context.load(openReferralsOfCommittee, { owner, first, after }) : null;
    return page && toConnection(page, referralOf);
  }
}
