import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Classified, type ConnectionOf, type HubContext, Input, keysetOf } from '@hub/subgraph-kit';
import type { CaseState } from '@hub/vocabulary';
import { type CaseAlert, CaseAlertConnection } from '../alert/alert.type.js';
import { type Case, CaseConnection } from '../case/case.type.js';
import { CaseStateCode } from '../codes.js';
import { mayReadAlerts, mayReadCases } from '../permissions.js';
import { alertsOfCommittee, casesOfCommittee } from './committee.reference.js';
import { Committee } from './committee.stub.js';

const FIRST = { class: 'RES', nullable: true, description: 'How many, 1 to 100; default 20.' } as const;
const AFTER = { class: 'RES', nullable: true, description: 'Cursor to go on after.' } as const;

@Resolver(() => Committee)
export class CommitteeResolver {
  @FieldResolver(() => CaseConnection, { nullable: true, description: 'Cases it leads, of those you may see.' })
  @Classified('RES', 'case:read')
  cases(
    @Root() { id: committee }: Committee,
    @Input('first', () => Int, FIRST) first: number | null,
    @Input('after', () => String, AFTER) after: string | null,
    @Input('state', () => CaseStateCode, { class: 'RES', nullable: true, description: 'Only cases in this state.' })
    state: CaseState | null,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<Case> | null> | null {
    keysetOf({ first, after });
    return mayReadCases(context) ? context.load(casesOfCommittee, { committee, first, after, state }) : null;
  }

  @FieldResolver(() => CaseAlertConnection, {
    nullable: true,
    description: 'Alerts of its offices, of those you may see.',
  })
  @Classified('RES', 'alert:read')
  alerts(
    @Root() { id: committee }: Committee,
    @Input('first', () => Int, FIRST) first: number | null,
    @Input('after', () => String, AFTER) after: string | null,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<CaseAlert> | null> | null {
    keysetOf({ first, after });
    return mayReadAlerts(context) ? context.load(alertsOfCommittee, { committee, first, after }) : null;
  }
}
