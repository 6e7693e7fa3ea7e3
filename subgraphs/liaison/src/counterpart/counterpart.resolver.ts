import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Classified, DateTime, type HubContext, Input } from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { loadAssignments } from '../assignment/assignment.store.js';
import { LiaisonAssignment } from '../assignment/assignment.type.js';
import { isOnDuty } from '../contact/contact.rules.js';
import { loadContacts } from '../contact/contact.store.js';
import { LiaisonContact } from '../contact/contact.type.js';
import { isWithin, nextBegin } from '../hours/hours.rules.js';
import { requireCounterpartReader } from '../permissions.js';
import { changeCounterpartOffice, enterCounterpartOffice, verifyCounterpart } from './counterpart.commands.js';
import {
  ChangeCounterpartOfficeInput,
  EnterCounterpartOfficeInput,
  VerifyCounterpartInput,
} from './counterpart.inputs.js';
import { isOverdue } from './counterpart.rules.js';
import { CounterpartOffice, CounterpartOfficeResult } from './counterpart.type.js';

@Resolver(() => CounterpartOffice)
export class CounterpartResolver {
  @Classified('RES', 'counterpart:read')
  @FieldResolver(() => Boolean, { description: 'Whether its duty hours run now.' })
  answersNow(@Ctx() context: HubContext, @Root() { dutyHours, timeZone }: CounterpartOffice): boolean {
    return isWithin(dutyHours, timeZone, context.now());
  }

  @Classified('RES', 'counterpart:read')
  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'When its duty hours begin again; null while they run, or if it has none.',
  })
  answersNextAt(@Ctx() context: HubContext, @Root() { dutyHours, timeZone }: CounterpartOffice): Date | null {
    return nextBegin(dutyHours, timeZone, context.now());
  }

  @Classified('RES', 'counterpart:read')
  @FieldResolver(() => Boolean, { description: 'True when it was not confirmed in time, or never.' })
  verificationOverdue(@Ctx() context: HubContext, @Root() counterpart: CounterpartOffice): boolean {
    return isOverdue(counterpart, thaiDay(context.now()));
  }

  @Classified('RES', 'counterpart:read')
  @FieldResolver(() => [LiaisonContact], { description: 'Whom to call there, in the order to call.' })
  async contacts(@Ctx() context: HubContext, @Root() counterpart: CounterpartOffice): Promise<LiaisonContact[]> {
    requireCounterpartReader(context.caller);
    return (await context.load(loadContacts, counterpart.id)) ?? [];
  }

  @Classified('RES', 'counterpart:read')
  @FieldResolver(() => [LiaisonContact], {
    description: 'Contacts whose hours run now, their own or else those of the office, in the order to call.',
  })
  async onDuty(@Ctx() context: HubContext, @Root() counterpart: CounterpartOffice): Promise<LiaisonContact[]> {
    requireCounterpartReader(context.caller);
    const contacts = (await context.load(loadContacts, counterpart.id)) ?? [];
    return contacts.filter((contact) => isOnDuty(contact, counterpart, context.now()));
  }

  @Classified('RES', 'counterpart:read')
  @FieldResolver(() => [LiaisonAssignment], {
    description: 'Committees that work with this office or did, and since when.',
  })
  async committees(@Ctx() context: HubContext, @Root() counterpart: CounterpartOffice): Promise<LiaisonAssignment[]> {
    requireCounterpartReader(context.caller);
    return (await context.load(loadAssignments, counterpart.id)) ?? [];
  }

  @Classified('RES', 'counterpart:write')
  @Mutation(() => CounterpartOfficeResult, {
    description: 'Enters an office across the border for a committee of your area, which then works with it.',
  })
  enterCounterpartOffice(
    @Ctx() context: HubContext,
    @Input('input', () => EnterCounterpartOfficeInput, { class: 'RES', description: 'The office.' })
    input: EnterCounterpartOfficeInput,
  ): Promise<CounterpartOfficeResult> {
    return enterCounterpartOffice(input, context);
  }

  @Classified('RES', 'counterpart:write')
  @Mutation(() => CounterpartOfficeResult, { description: 'Changes what is known of an office that you keep.' })
  changeCounterpartOffice(
    @Ctx() context: HubContext,
    @Input('input', () => ChangeCounterpartOfficeInput, { class: 'RES', description: 'The office as it shall be.' })
    input: ChangeCounterpartOfficeInput,
  ): Promise<CounterpartOfficeResult> {
    return changeCounterpartOffice(input, context);
  }

  @Classified('RES', 'counterpart:write')
  @Mutation(() => CounterpartOfficeResult, {
    description: 'Confirms an office that you keep, with its contacts, today. May be repeated.',
  })
  verifyCounterpart(
    @Ctx() context: HubContext,
    @Input('input', () => VerifyCounterpartInput, { class: 'RES', description: 'What you confirm.' })
    input: VerifyCounterpartInput,
  ): Promise<CounterpartOfficeResult> {
    return verifyCounterpart(input, context);
  }
}
