import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { Case } from '../case/case.type.js';
import { mayReadTeams } from '../permissions.js';
import { add, end } from './team.commands.js';
import { AddTeamMemberInput, EndTeamMemberInput } from './team.inputs.js';
import { teamOfCase } from './team.reference.js';
import { TeamMember, TeamMemberResult } from './team.type.js';

@Resolver(() => Case)
export class TeamResolver {
  @Mutation(() => TeamMemberResult, { description: 'Adds a discipline to the team of a case that is assigned to you.' })
  @Classified('RES', 'case:work')
  addTeamMember(
    @Input('input', () => AddTeamMemberInput, { class: 'RES', description: 'The member.' }) input: AddTeamMemberInput,
    @Ctx() context: HubContext,
  ): Promise<TeamMemberResult> {
    return add(input, context);
  }

  @Mutation(() => TeamMemberResult, { description: 'Notes that a member has left the team; the record keeps both.' })
  @Classified('RES', 'case:work')
  endTeamMember(
    @Input('input', () => EndTeamMemberInput, { class: 'RES', description: 'Who, and why.' }) input: EndTeamMemberInput,
    @Ctx() context: HubContext,
  ): Promise<TeamMemberResult> {
    return end(input, context);
  }

  @FieldResolver(() => [TeamMember], {
    nullable: true,
    description: 'Who reviews it, those who left included; none unless your office takes part in reviews of it.',
  })
  @Classified('RES', 'assessment:read')
  async team(@Root() { id }: Case, @Ctx() context: HubContext): Promise<TeamMember[] | null> {
    return mayReadTeams(context) ? context.load(teamOfCase, id) : null;
  }
}
