import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { Case } from '../case/case.type.js';
import { mayActInEmergencies } from '../permissions.js';
import { end, review, start } from './case-emergency.commands.js';
import { EndCaseEmergencyInput, ReviewCaseEmergencyInput, StartCaseEmergencyInput } from './case-emergency.inputs.js';
import { emergencyOfCase, personsOfEmergency, reasonOfEmergency } from './case-emergency.reference.js';
import { CaseEmergency, CaseEmergencyResult, EmergencyPerson } from './case-emergency.type.js';

@Resolver(() => Case)
export class CaseEmergencyResolver {
  @Mutation(() => CaseEmergencyResult, {
    description:
      'Lets the executive of the lead committee act as the team of a case for some hours; tells the province.',
  })
  @Classified('RES', 'emergency:start')
  startCaseEmergency(
    @Input('input', () => StartCaseEmergencyInput, { class: 'RES', description: 'Which case, and why.' })
    input: StartCaseEmergencyInput,
    @Ctx() context: HubContext,
  ): Promise<CaseEmergencyResult> {
    return start(input, context);
  }

  @Mutation(() => CaseEmergencyResult, { description: 'Ends an emergency of a case early.' })
  @Classified('RES', 'emergency:start')
  endCaseEmergency(
    @Input('input', () => EndCaseEmergencyInput, { class: 'RES', description: 'Which one.' })
    input: EndCaseEmergencyInput,
    @Ctx() context: HubContext,
  ): Promise<CaseEmergencyResult> {
    return end(input, context);
  }

  @Mutation(() => CaseEmergencyResult, { description: 'Judges an emergency that is over and that another started.' })
  @Classified('RES', 'emergency:review')
  reviewCaseEmergency(
    @Input('input', () => ReviewCaseEmergencyInput, { class: 'RES', description: 'The verdict.' })
    input: ReviewCaseEmergencyInput,
    @Ctx() context: HubContext,
  ): Promise<CaseEmergencyResult> {
    return review(input, context);
  }

  @FieldResolver(() => CaseEmergency, {
    nullable: true,
    description: 'The latest time in which the executive acted as its team, running or over; null when there was none.',
  })
  @Classified('RES', 'case:read')
  async emergency(@Root() { id }: Case, @Ctx() context: HubContext): Promise<CaseEmergency | null> {
    return (await context.load(emergencyOfCase, id))?.[0] ?? null;
  }
}

@Resolver(() => CaseEmergency)
export class EmergencyOfCaseResolver {
  @FieldResolver(() => [EmergencyPerson], {
    nullable: true,
    description: 'Persons of the case in codes, for the executive that acts in it; none once it is over.',
  })
  @Classified('RES', 'emergency:act')
  async persons(@Root() { id }: CaseEmergency, @Ctx() context: HubContext): Promise<EmergencyPerson[] | null> {
    return mayActInEmergencies(context) ? context.load(personsOfEmergency, id) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why: only for its executive and secretariat, with a second factor; each read is recorded.',
  })
  @Classified('VID', 'emergency:start')
  async reason(@Root() { id }: CaseEmergency, @Ctx() context: HubContext): Promise<string | null> {
    return (await context.load(reasonOfEmergency, id))?.text ?? null;
  }
}
