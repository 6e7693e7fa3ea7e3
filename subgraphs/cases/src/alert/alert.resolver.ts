import { Ctx, FieldResolver, ID, Int, Resolver, Root, Subscription } from 'type-graphql';
import {
  Classified,
  holdsOffice,
  type HubContext,
  type InboxEnvelope,
  type InboxRequest,
  Input,
  subscribeInbox,
} from '@hub/subgraph-kit';
import { conferenceById } from '../case-conference/case-conference.reference.js';
import { CaseConference } from '../case-conference/case-conference.type.js';
import { caseById } from '../case/case.reference.js';
import { Case } from '../case/case.type.js';
import { AlertEscalation } from '../escalation/escalation.type.js';
import { escalationOfAlert } from '../escalation/escalation.reference.js';
import { mayReadCases } from '../permissions.js';
import { referralById } from '../referral/referral.reference.js';
import { Referral } from '../referral/referral.type.js';
import { subscriptionByKey } from '../subscription/subscription.reference.js';
import { AlertSubscription } from '../subscription/subscription.type.js';
import { AlertReason, reasonOf } from './alert.reason.js';
import { receiptsOfAlert } from './alert.reference.js';
import { type AlertBody, AlertReceipt, CaseAlert, CaseAlertMessage, messageOf } from './alert.type.js';

interface Subscribing {
  readonly args: InboxRequest;
  readonly context: HubContext;
}

@Resolver(() => CaseAlert)
export class AlertResolver {
  @Subscription(() => CaseAlertMessage, {
    subscribe: (data) => {
      const { args, context } = data as unknown as Subscribing;
      return subscribeInbox<AlertBody>(context, args, { scope: 'alert:read' });
    },
    description: 'Alerts of one office after a number, then live; with heartbeats, at least every 2 seconds.',
  })
  @Classified('RES', 'alert:read')
  caseAlerts(
    @Input('office', () => ID, { class: 'RES', description: 'Office whose inbox to follow.' }) _office: string,
    @Input('after', () => Int, {
      class: 'RES',
      nullable: true,
      description: 'Last number already shown; without it the subscription starts live.',
    })
    _after: number | null,
    @Root() envelope: InboxEnvelope<AlertBody>,
  ): CaseAlertMessage {
    return messageOf(envelope);
  }

  @FieldResolver(() => Case, { nullable: true, description: 'The case it is about, if it is about one.' })
  @Classified('RES', 'case:read')
  case(@Root() { about }: CaseAlert, @Ctx() context: HubContext): Promise<Case | null> | null {
    return about && mayReadCases(context) ? context.load(caseById, about) : null;
  }

  @FieldResolver(() => Referral, { nullable: true, description: 'The referral it is about, if it is about one.' })
  @Classified('RES', 'case:read')
  referral(@Root() { referred }: CaseAlert, @Ctx() context: HubContext): Promise<Referral | null> | null {
    return referred && mayReadCases(context) ? context.load(referralById, referred) : null;
  }

  @FieldResolver(() => CaseConference, {
    nullable: true,
    description: 'The conference it is about, if it is about one and you may see it.',
  })
  @Classified('RES', 'case:read')
  conference(@Root() { conferred }: CaseAlert, @Ctx() context: HubContext): Promise<CaseConference | null> | null {
    return conferred && mayReadCases(context) ? context.load(conferenceById, conferred) : null;
  }

  @FieldResolver(() => [AlertReceipt], { description: 'How it was answered, oldest first.' })
  @Classified('RES', 'alert:read')
  async acknowledgements(@Root() { id }: CaseAlert, @Ctx() context: HubContext): Promise<AlertReceipt[]> {
    return (await context.load(receiptsOfAlert, id)) ?? [];
  }

  @FieldResolver(() => AlertReason, {
    nullable: true,
    description: 'Why the office got it; null for whoever does not hold the office.',
  })
  @Classified('RES', 'alert:read')
  reason(@Root() { why, office }: CaseAlert, @Ctx() { caller }: HubContext): AlertReason | null {
    return why && office && holdsOffice(caller, office.id) ? reasonOf(why) : null;
  }

  @FieldResolver(() => AlertEscalation, {
    nullable: true,
    description: 'What happens until somebody accepts; null where nobody has to.',
  })
  @Classified('RES', 'alert:read')
  escalation(@Root() { id }: CaseAlert, @Ctx() context: HubContext): Promise<AlertEscalation | null> {
    return context.load(escalationOfAlert, id);
  }
}

@Resolver(() => AlertReason)
export class AlertReasonResolver {
  @FieldResolver(() => AlertSubscription, {
    nullable: true,
    description: 'The subscription of its committee by which it got it, if no rule addressed it.',
  })
  @Classified('RES', 'alert:read')
  subscription(@Root() { by }: AlertReason, @Ctx() context: HubContext): Promise<AlertSubscription | null> | null {
    return by ? context.load(subscriptionByKey, by) : null;
  }
}
