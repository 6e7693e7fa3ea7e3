import { Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root, Subscription } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  type InboxEnvelope,
  type InboxRequest,
  Input,
  latestPage,
  PageArgs,
  requireOffice,
  requireScope,
  subscribeInbox,
} from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { keepersOf } from '../committee/committee.rules.js';
import { loadCounterparts } from '../counterpart/counterpart.store.js';
import { CounterpartOffice, counterpartOf } from '../counterpart/counterpart.type.js';
import { dueCounterparts, remindersOf } from './reminder.store.js';
import {
  LiaisonReminder,
  LiaisonReminderConnection,
  LiaisonReminderMessage,
  messageOf,
  type ReminderBody,
  reminderOf,
} from './reminder.type.js';

const KEEP = 'counterpart:write';

@Resolver(() => LiaisonReminder)
export class ReminderResolver {
  @Classified('RES', KEEP)
  @Query(() => [CounterpartOffice], {
    description: 'Offices that you must confirm again within two weeks, or should have; longest waiting first.',
  })
  async counterpartsToVerify(@Ctx() context: HubContext): Promise<CounterpartOffice[]> {
    const held = new Set(requireScope(context.caller, KEEP).map(({ office }) => office));
    const due = await context.asCaller((tx) => dueCounterparts(tx, thaiDay(context.now())));
    const own = due.filter(({ committees }) => keepersOf(context.directory, committees).some((each) => held.has(each)));
    return own.map(counterpartOf);
  }

  @Classified('RES', KEEP)
  @Query(() => LiaisonReminderConnection, {
    description: 'Reminders to confirm offices across the border, newest first, of an office you hold.',
  })
  counterpartReminders(
    @Input('office', () => ID, { class: 'RES', description: 'An office you hold.' }) office: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<LiaisonReminder>> {
    requireOffice(context.caller, office, KEEP);
    return latestPage(context, { inbox: remindersOf(office), page, shape: reminderOf });
  }

  @Classified('RES', KEEP)
  @Subscription(() => LiaisonReminderMessage, {
    name: 'counterpartReminders',
    subscribe: ({ args, context }) =>
      subscribeInbox<ReminderBody>(context as HubContext, args as InboxRequest, { scope: KEEP, inboxOf: remindersOf }),
    description: 'Reminders to confirm offices across the border, after a number, then live; with heartbeats.',
  })
  followLiaisonReminders(
    @Input('office', () => ID, { class: 'RES', description: 'An office you hold.' }) _office: string,
    @Input('after', () => Int, {
      class: 'RES',
      nullable: true,
      description: 'Last number already shown; without it the subscription starts live.',
    })
    _after: number | null,
    @Root() envelope: InboxEnvelope<ReminderBody>,
  ): LiaisonReminderMessage {
    return messageOf(envelope);
  }

  @Classified('RES', KEEP)
  @FieldResolver(() => CounterpartOffice, { nullable: true, description: 'The office; null if you no longer see it.' })
  counterpart(
    @Root() { counterpartId }: LiaisonReminder,
    @Ctx() context: HubContext,
  ): Promise<CounterpartOffice | null> {
    return context.load(loadCounterparts, counterpartId);
  }
}
