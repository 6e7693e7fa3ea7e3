import { Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { APPOINTING } from '../permissions.js';
import { endMySessions, endSessions } from './session-end.commands.js';
import { EndSessionsInput, EndSessionsResult } from './session-end.inputs.js';

@Resolver()
export class SessionEndResolver {
  @Mutation(() => EndSessionsResult, {
    description:
      'Ends every session of the signed-in person, this one too: for a lost phone. Sign in again afterwards.',
  })
  @Classified('RES')
  @Directive('@authenticated')
  endMySessions(@Ctx() context: HubContext): Promise<EndSessionsResult> {
    return endMySessions(context);
  }

  @Mutation(() => EndSessionsResult, {
    description: 'Ends every session of an official, for whoever appoints to an office of theirs.',
  })
  @Classified('RES', APPOINTING)
  endSessions(
    @Input('input', () => EndSessionsInput, { class: 'RES', description: 'Whose.' }) input: EndSessionsInput,
    @Ctx() context: HubContext,
  ): Promise<EndSessionsResult> {
    return endSessions(context, input);
  }
}
