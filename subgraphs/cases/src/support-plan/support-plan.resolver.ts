import { Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, HubError, Input } from '@hub/subgraph-kit';
import type { AccessPurpose } from '@hub/vocabulary';
import { PurposeArgs } from '../access/access.args.js';
import { mayReadAssistances } from '../permissions.js';
import { Person } from '../person/person.type.js';
import { agree, end } from './support-plan.commands.js';
import { AgreeSupportPlanInput, EndSupportGoalInput } from './support-plan.inputs.js';
import { goalsOfPlan, plansOfPerson } from './support-plan.reference.js';
import { SupportGoal, SupportPlan, SupportPlanResult } from './support-plan.type.js';
import { wordsOfSupport } from './support-words.js';

/** What was said of a row, for whoever may identify its person. */
export const wordsOf = async (row: string, purpose: AccessPurpose, context: HubContext): Promise<string | null> => {
  const words = await context.load(wordsOfSupport, { row, purpose });
  if (!words) throw new HubError('FORBIDDEN_FIELD');
  return words.text;
};

@Resolver(() => SupportPlan)
export class SupportPlanResolver {
  @Mutation(() => SupportPlanResult, {
    description:
      'Records what was agreed with a person of a case that is assigned to you; it replaces the plan before.',
  })
  @Classified('RES', 'case:work')
  agreeSupportPlan(
    @Input('input', () => AgreeSupportPlanInput, { class: 'RES', description: 'The plan.' })
    input: AgreeSupportPlanInput,
    @Ctx() context: HubContext,
  ): Promise<SupportPlanResult> {
    return agree(input, context);
  }

  @Mutation(() => SupportPlanResult, { description: 'Marks a goal of a present plan as reached or dropped.' })
  @Classified('RES', 'case:work')
  endSupportGoal(
    @Input('input', () => EndSupportGoalInput, { class: 'RES', description: 'Which, and what became of it.' })
    input: EndSupportGoalInput,
    @Ctx() context: HubContext,
  ): Promise<SupportPlanResult> {
    return end(input, context);
  }

  @FieldResolver(() => [SupportGoal], { description: 'Its goals.' })
  @Classified('RES', 'assistance:read')
  async goals(@Root() { id }: SupportPlan, @Ctx() context: HubContext): Promise<SupportGoal[]> {
    return (mayReadAssistances(context) && (await context.load(goalsOfPlan, id))) || [];
  }

  @FieldResolver(() => String, { nullable: true, description: 'The plan in words; each read is recorded.' })
  @Classified('VID', 'person:health')
  words(
    @Root() { id }: SupportPlan,
    @Args(() => PurposeArgs) { purpose }: PurposeArgs,
    @Ctx() context: HubContext,
  ): Promise<string | null> {
    return wordsOf(id, purpose, context);
  }
}

@Resolver(() => SupportGoal)
export class SupportGoalResolver {
  @FieldResolver(() => String, { nullable: true, description: 'The goal in words; each read is recorded.' })
  @Classified('VID', 'person:health')
  words(
    @Root() { id }: SupportGoal,
    @Args(() => PurposeArgs) { purpose }: PurposeArgs,
    @Ctx() context: HubContext,
  ): Promise<string | null> {
    return wordsOf(id, purpose, context);
  }
}

@Resolver(() => Person)
export class PersonSupportResolver {
  @FieldResolver(() => SupportPlan, { nullable: true, description: 'The plan that holds at present.' })
  @Classified('RES', 'assistance:read')
  async supportPlan(@Root() { id }: Person, @Ctx() context: HubContext): Promise<SupportPlan | null> {
    const plans = mayReadAssistances(context) ? await context.load(plansOfPerson, id) : null;
    return plans?.find(({ supersededAt }) => supersededAt === null) ?? null;
  }

  @FieldResolver(() => [SupportPlan], { nullable: true, description: 'Every plan there was, newest first.' })
  @Classified('RES', 'assistance:read')
  async supportPlans(@Root() { id }: Person, @Ctx() context: HubContext): Promise<SupportPlan[] | null> {
    return mayReadAssistances(context) ? context.load(plansOfPerson, id) : null;
  }
}
