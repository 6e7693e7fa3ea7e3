import { Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  Input,
  keysetOf,
  PageArgs,
  toConnection,
} from '@hub/subgraph-kit';
import { PurposeArgs } from '../access/access.args.js';
import { mayReadAssistances } from '../permissions.js';
import { Person } from '../person/person.type.js';
import { wordsOf } from '../support-plan/support-plan.resolver.js';
import { record } from './follow-up.commands.js';
import { RecordFollowUpInput } from './follow-up.inputs.js';
import { followUpsOfPerson } from './follow-up.reference.js';
import { FollowUp, FollowUpConnection, followUpOf, FollowUpResult } from './follow-up.type.js';

@Resolver(() => FollowUp)
export class FollowUpResolver {
  @Mutation(() => FollowUpResult, {
    description: 'Records how a person of a case that is assigned to you was found to be, and when to look again.',
  })
  @Classified('RES', 'case:work')
  recordFollowUp(
    @Input('input', () => RecordFollowUpInput, { class: 'RES', description: 'The follow-up.' })
    input: RecordFollowUpInput,
    @Ctx() context: HubContext,
  ): Promise<FollowUpResult> {
    return record(input, context);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What was found, in words; each read is recorded.' })
  @Classified('VID', 'person:health')
  words(
    @Root() { id }: FollowUp,
    @Args(() => PurposeArgs) { purpose }: PurposeArgs,
    @Ctx() context: HubContext,
  ): Promise<string | null> {
    return wordsOf(id, purpose, context);
  }
}

@Resolver(() => Person)
export class PersonFollowUpResolver {
  @FieldResolver(() => FollowUpConnection, { nullable: true, description: 'Follow-ups of the person, newest first.' })
  @Classified('RES', 'assistance:read')
  async followUps(
    @Root() { id: owner }: Person,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<FollowUp> | null> {
    keysetOf({ first, after });
    const page = mayReadAssistances(context) ? await context.load(followUpsOfPerson, { owner, first, after }) : null;
    return page && toConnection(page, followUpOf);
  }
}
