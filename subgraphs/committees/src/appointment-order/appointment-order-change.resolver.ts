import { Ctx, Mutation, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { CommitteeResult } from '../committee/committee.result.js';
import { comment, draftOrder, reviseOrder, sign } from './appointment-order.commands.js';
import {
  CommentOnOrderInput,
  DraftAppointmentOrderInput,
  ReviseAppointmentOrderInput,
  SignAppointmentOrderInput,
} from './appointment-order.inputs.js';

@Resolver(() => CommitteeResult)
export class AppointmentOrderChangeResolver {
  @Mutation(() => CommitteeResult, { description: 'Drafts an order of appointment; of a new committee, its step too.' })
  @Classified('RES', 'committee:write')
  draftAppointmentOrder(
    @Input('input', () => DraftAppointmentOrderInput, { class: 'RES', description: 'What.' })
    input: DraftAppointmentOrderInput,
    @Ctx() context: HubContext,
  ): Promise<CommitteeResult> {
    return draftOrder(input, context);
  }

  @Mutation(() => CommitteeResult, { description: 'Writes an order that is not signed anew.' })
  @Classified('RES', 'committee:write')
  reviseAppointmentOrder(
    @Input('input', () => ReviseAppointmentOrderInput, { class: 'RES', description: 'What.' })
    input: ReviseAppointmentOrderInput,
    @Ctx() context: HubContext,
  ): Promise<CommitteeResult> {
    return reviseOrder(input, context);
  }

  @Mutation(() => CommitteeResult, {
    description: 'Records that an order was signed; of a new committee, its step too.',
  })
  @Classified('RES', 'committee:write')
  signAppointmentOrder(
    @Input('input', () => SignAppointmentOrderInput, { class: 'RES', description: 'What.' })
    input: SignAppointmentOrderInput,
    @Ctx() context: HubContext,
  ): Promise<CommitteeResult> {
    return sign(input, context);
  }

  @Mutation(() => CommitteeResult, { description: 'Says something of an order that is not signed, as a member.' })
  @Classified('RES', 'committee:read')
  commentOnOrder(
    @Input('input', () => CommentOnOrderInput, { class: 'RES', description: 'What.' }) input: CommentOnOrderInput,
    @Ctx() context: HubContext,
  ): Promise<CommitteeResult> {
    return comment(input, context);
  }
}
