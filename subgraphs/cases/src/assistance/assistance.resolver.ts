import { Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import {
  type Batch,
  Classified,
  type ConnectionOf,
  type HubContext,
  HubError,
  Input,
  keysetOf,
  type OwnerPage,
  type Page,
  PageArgs,
  toConnection,
} from '@hub/subgraph-kit';
import { PurposeArgs } from '../access/access.args.js';
import { Case } from '../case/case.type.js';
import { mayReadAssistances } from '../permissions.js';
import { Person } from '../person/person.type.js';
import { change, create } from './assistance.commands.js';
import { ChangeAssistanceInput, CreateAssistanceInput, type Details } from './assistance.inputs.js';
import { detailsOfAssistance } from './assistance.reading.js';
import { assistancesOfCase, assistancesOfPerson } from './assistance.reference.js';
import type { AssistanceRow } from './assistance.store.js';
import {
  Assistance,
  AssistanceConnection,
  AssistanceDetails,
  assistanceOf,
  AssistanceResult,
} from './assistance.type.js';

const pageOf = async (
  batch: Batch<OwnerPage, Page<AssistanceRow>>,
  { owner, first, after }: PageArgs & { readonly owner: string },
  context: HubContext,
): Promise<ConnectionOf<Assistance> | null> => {
  keysetOf({ first, after });
  const page = mayReadAssistances(context) ? await context.load(batch, { owner, first, after }) : null;
  return page && toConnection(page, assistanceOf);
};

@Resolver(() => Assistance)
export class AssistanceResolver {
  @Mutation(() => AssistanceResult, { description: 'Records help for a person of a case that is assigned to you.' })
  @Classified('RES', 'case:work')
  createAssistance(
    @Input('input', () => CreateAssistanceInput, { class: 'RES', description: 'The help.' })
    input: CreateAssistanceInput,
    @Ctx() context: HubContext,
  ): Promise<AssistanceResult> {
    return create(input, context);
  }

  @Mutation(() => AssistanceResult, { description: 'Changes an assistance of a case that is assigned to you.' })
  @Classified('RES', 'case:work')
  changeAssistance(
    @Input('input', () => ChangeAssistanceInput, { class: 'RES', description: 'The change.' })
    input: ChangeAssistanceInput,
    @Ctx() context: HubContext,
  ): Promise<AssistanceResult> {
    return change(input, context);
  }

  @FieldResolver(() => AssistanceDetails, {
    nullable: true,
    description: 'Amounts and notes; each read is recorded.',
  })
  @Classified('VID', 'person:health')
  async details(
    @Root() { id: assistance }: Assistance,
    @Args(() => PurposeArgs) { purpose }: PurposeArgs,
    @Ctx() context: HubContext,
  ): Promise<Details> {
    const details = await context.load(detailsOfAssistance, { assistance, purpose });
    if (!details) throw new HubError('FORBIDDEN_FIELD');
    return details;
  }
}

@Resolver(() => Case)
export class CaseAssistanceResolver {
  @FieldResolver(() => AssistanceConnection, {
    nullable: true,
    description:
      'Help for the persons it is about, newest first; none unless your office may see persons of this case.',
  })
  @Classified('RES', 'assistance:read')
  assistances(
    @Root() { id: owner }: Case,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<Assistance> | null> {
    return pageOf(assistancesOfCase, { first, after, owner }, context);
  }
}

@Resolver(() => Person)
export class PersonAssistanceResolver {
  @FieldResolver(() => AssistanceConnection, { nullable: true, description: 'Help for the person, newest first.' })
  @Classified('RES', 'assistance:read')
  assistances(
    @Root() { id: owner }: Person,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<Assistance> | null> {
    return pageOf(assistancesOfPerson, { first, after, owner }, context);
  }
}
