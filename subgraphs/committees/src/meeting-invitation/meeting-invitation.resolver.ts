import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Classified, holdsOffice, type HubContext, Input } from '@hub/subgraph-kit';
import { committeeByKey } from '../committee/committee.reference.js';
import { Committee } from '../committee/committee.type.js';
import { Office } from '../office/office.type.js';
import { requireWorkReading } from '../permissions.work.js';
import { answerInvitation } from './meeting-invitation.commands.js';
import { invitationsOfOffice } from './meeting-invitation.reference.js';
import { AnswerInvitationInput, AnswerInvitationResult, MeetingInvitation } from './meeting-invitation.type.js';

@Resolver(() => MeetingInvitation)
export class MeetingInvitationResolver {
  @FieldResolver(() => Committee, { nullable: true, description: 'Who invites.' })
  @Classified('RES', 'meeting:attend')
  committee(@Root() { committeeId }: MeetingInvitation, @Ctx() context: HubContext): Promise<Committee | null> {
    return context.load(committeeByKey, committeeId);
  }

  @Mutation(() => AnswerInvitationResult, { description: 'Says for an office you hold whether it comes to a meeting.' })
  @Classified('RES', 'meeting:attend')
  answerInvitation(
    @Input('input', () => AnswerInvitationInput, { class: 'RES', description: 'What.' }) input: AnswerInvitationInput,
    @Ctx() context: HubContext,
  ): Promise<AnswerInvitationResult> {
    return answerInvitation(input, context);
  }
}

@Resolver(() => Office)
export class InvitationsOfOfficeResolver {
  @FieldResolver(() => [MeetingInvitation], {
    nullable: true,
    description: 'Meetings to come that it is invited to, the first 100 by day; null unless you hold the office.',
  })
  @Classified('RES', 'meeting:attend')
  meetingInvitations(@Root() { id }: Office, @Ctx() context: HubContext): Promise<MeetingInvitation[] | null> | null {
    requireWorkReading(context, 'meeting:attend');
    return holdsOffice(context.caller, id) ? context.load(invitationsOfOffice, id) : null;
  }
}
