import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, noticeResolverOf, requireScope } from '@hub/subgraph-kit';
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
  reminderOf,
} from './reminder.type.js';

const KEEP = 'counterpart:write';

export const ReminderInboxResolver = noticeResolverOf({
  name: 'counterpartReminders',
  scope: KEEP,
  inboxOf: remindersOf,
  noticeOf: reminderOf,
  messageOf,
  connection: () => LiaisonReminderConnection,
  message: () => LiaisonReminderMessage,
  says: {
    list: 'Reminders to confirm offices across the border, newest first, of an office you hold.',
    subscription: 'Reminders to confirm offices across the border, after a number, then live; with heartbeats.',
    followed: 'An office you hold.',
  },
});

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
  @FieldResolver(() => CounterpartOffice, { nullable: true, description: 'The office; null if you no longer see it.' })
  counterpart(
    @Root() { counterpartId }: LiaisonReminder,
    @Ctx() context: HubContext,
  ): Promise<CounterpartOffice | null> {
    return context.load(loadCounterparts, counterpartId);
  }
}
