import { Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  Input,
  PageArgs,
  pagesByOwner,
  toConnection,
} from '@hub/subgraph-kit';
import { Committee } from '../committee/committee.stub.js';
import { requireVolunteerReading } from '../permissions.js';
import { changeVolunteerGroup, recordVolunteerGroup } from './volunteer.commands.js';
import { ChangeVolunteerGroupInput, RecordVolunteerGroupInput, VolunteerGroupResult } from './volunteer.inputs.js';
import { volunteerGroupById } from './volunteer.reference.js';
import { type VolunteerGroupRow, volunteerGroupsOf, volunteerKey } from './volunteer.store.js';
import { toVolunteerGroup, VolunteerGroup, VolunteerGroupConnection } from './volunteer.type.js';

const groupsByCommittee = pagesByOwner({
  list: volunteerGroupsOf,
  ownerOf: ({ committee }: VolunteerGroupRow) => committee,
  key: volunteerKey,
});

@Resolver(() => VolunteerGroup)
export class VolunteerResolver {
  @Query(() => VolunteerGroup, { nullable: true, description: 'The volunteers of one village.' })
  @Classified('RES', 'volunteer:read')
  volunteerGroup(
    @Input('id', () => ID, { class: 'RES', description: 'Id of the group.' }) id: string,
    @Ctx() context: HubContext,
  ): Promise<VolunteerGroup | null> {
    requireVolunteerReading(context);
    return context.load(volunteerGroupById, id);
  }

  @Mutation(() => VolunteerGroupResult, {
    description: 'Records the volunteers of a village, for the committee that answers for it.',
  })
  @Classified('RES', 'volunteer:write')
  recordVolunteerGroup(
    @Input('input', () => RecordVolunteerGroupInput, { class: 'RES', description: 'The volunteers.' })
    input: RecordVolunteerGroupInput,
    @Ctx() context: HubContext,
  ): Promise<VolunteerGroupResult> {
    return recordVolunteerGroup(context, input);
  }

  @Mutation(() => VolunteerGroupResult, { description: 'Says how many volunteers a village has now.' })
  @Classified('RES', 'volunteer:write')
  changeVolunteerGroup(
    @Input('input', () => ChangeVolunteerGroupInput, { class: 'RES', description: 'The numbers.' })
    input: ChangeVolunteerGroupInput,
    @Ctx() context: HubContext,
  ): Promise<VolunteerGroupResult> {
    return changeVolunteerGroup(context, input);
  }
}

@Resolver(() => Committee)
export class VolunteersOfCommitteeResolver {
  @FieldResolver(() => VolunteerGroupConnection, {
    nullable: true,
    description: 'Volunteers of its villages, the last recorded first; none for offices of other committees.',
  })
  @Classified('RES', 'volunteer:read')
  async volunteerGroups(
    @Root() { id }: Committee,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<VolunteerGroup> | null> {
    requireVolunteerReading(context);
    const page = await context.load(groupsByCommittee, { owner: id, first, after });
    return page && toConnection(page, toVolunteerGroup);
  }
}
