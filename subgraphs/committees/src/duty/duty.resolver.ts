import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { officeById } from '../office/office.reference.js';
import { Office } from '../office/office.type.js';
import { officialById } from '../official/official.reference.js';
import { Official } from '../official/official.type.js';
import { cancelDutyShift, handOverDutyShift } from './duty.change.js';
import {
  CancelDutyShiftInput,
  DutyShiftResult,
  HandOverDutyShiftInput,
  PlanDutyShiftsInput,
  PlanDutyShiftsResult,
} from './duty.inputs.js';
import { planDutyShifts } from './duty.plan.js';
import { noteOfShift, shiftById } from './duty.reference.js';
import { DutyShift } from './duty.type.js';

@Resolver(() => DutyShift)
export class DutyResolver {
  @Mutation(() => PlanDutyShiftsResult, {
    description: 'Plans shifts of one office, e.g. a week: all of them, or none when a row cannot be.',
  })
  @Classified('RES', 'duty:plan')
  planDutyShifts(
    @Input('input', () => PlanDutyShiftsInput, { class: 'RES', description: 'The shifts.' })
    input: PlanDutyShiftsInput,
    @Ctx() context: HubContext,
  ): Promise<PlanDutyShiftsResult> {
    return planDutyShifts(context, input);
  }

  @Mutation(() => DutyShiftResult, {
    description: 'Gives what is left of one’s own shift to another holder of the office; answers the new shift.',
  })
  @Classified('RES', 'duty:plan')
  handOverDutyShift(
    @Input('input', () => HandOverDutyShiftInput, { class: 'RES', description: 'Which one, and to whom.' })
    input: HandOverDutyShiftInput,
    @Ctx() context: HubContext,
  ): Promise<DutyShiftResult> {
    return handOverDutyShift(context, input);
  }

  @Mutation(() => DutyShiftResult, { description: 'Cancels a shift, or ends one that is running.' })
  @Classified('RES', 'duty:plan')
  cancelDutyShift(
    @Input('input', () => CancelDutyShiftInput, { class: 'RES', description: 'Which one.' })
    input: CancelDutyShiftInput,
    @Ctx() context: HubContext,
  ): Promise<DutyShiftResult> {
    return cancelDutyShift(context, input);
  }

  @FieldResolver(() => Official, { nullable: true, description: 'Who is on duty.' })
  @Classified('RES', 'directory:read')
  official(@Root() { officialId }: DutyShift, @Ctx() context: HubContext): Promise<Official | null> {
    return context.load(officialById, officialId);
  }

  @FieldResolver(() => Office, { nullable: true, description: 'For which office.' })
  @Classified('RES', 'directory:read')
  office(@Root() { officeId }: DutyShift, @Ctx() context: HubContext): Promise<Office | null> {
    return context.load(officeById, officeId);
  }

  @FieldResolver(() => Official, { nullable: true, description: 'Who handed it over; null for a planned shift.' })
  @Classified('RES', 'directory:read')
  async handedOverBy(@Root() { handedOverFromId }: DutyShift, @Ctx() context: HubContext): Promise<Official | null> {
    const given = handedOverFromId ? await context.load(shiftById, handedOverFromId) : null;
    return given && context.load(officialById, given.officialId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Word for whoever is on duty; shown to holders of the office and to those who plan for it.',
  })
  @Classified('RES', 'duty:plan')
  note(@Root() { id }: DutyShift, @Ctx() context: HubContext): Promise<string | null> {
    return context.load(noteOfShift, id);
  }
}
