import { Ctx, Mutation, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { CommitteeResult } from '../committee/committee.result.js';
import { endWorkingGroup, formWorkingGroup } from './working-group.commands.js';
import { EndWorkingGroupInput, FormWorkingGroupInput } from './working-group.inputs.js';

@Resolver(() => CommitteeResult)
export class WorkingGroupResolver {
  @Mutation(() => CommitteeResult, { description: 'Appoints a working group of a committee, to consider or to act.' })
  @Classified('RES', 'committee:write')
  formWorkingGroup(
    @Input('input', () => FormWorkingGroupInput, { class: 'RES', description: 'What.' }) input: FormWorkingGroupInput,
    @Ctx() context: HubContext,
  ): Promise<CommitteeResult> {
    return formWorkingGroup(input, context);
  }

  @Mutation(() => CommitteeResult, { description: 'Ends a working group that was formed.' })
  @Classified('RES', 'committee:write')
  endWorkingGroup(
    @Input('input', () => EndWorkingGroupInput, { class: 'RES', description: 'Which.' }) input: EndWorkingGroupInput,
    @Ctx() context: HubContext,
  ): Promise<CommitteeResult> {
    return endWorkingGroup(input, context);
  }
}
