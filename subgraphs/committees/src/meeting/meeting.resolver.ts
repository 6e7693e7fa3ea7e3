import { Args, ArgsType, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  HubError,
  Input,
  keysetOf,
  PageArgs,
  Pub,
  toConnection,
} from '@hub/subgraph-kit';
import { committeeByKey } from '../committee/committee.reference.js';
import { Committee } from '../committee/committee.type.js';
import { officeById } from '../office/office.reference.js';
import { Office } from '../office/office.type.js';
import { officialById } from '../official/official.reference.js';
import { Official } from '../official/official.type.js';
import { organizationById } from '../organization/organization.reference.js';
import { Organization } from '../organization/organization.type.js';
import { requireWorkReading } from '../permissions.work.js';
import { tasksOfDecision } from '../task/task.reference.js';
import { Task } from '../task/task.type.js';
import {
  attendanceOfMeeting,
  cadenceOfCommittee,
  correctionsOfMeeting,
  decisionById,
  decisionsOfMeeting,
  followUpsOfDecision,
  meetingById,
  meetingsOfCommittee,
} from './meeting.reference.js';
import {
  DecisionFollowUp,
  Meeting,
  MeetingAttendance,
  MeetingCadence,
  MeetingConnection,
  MeetingCorrection,
  MeetingDecision,
  meetingOf,
} from './meeting.type.js';

@ArgsType()
class CadenceArgs {
  @Pub(() => Int, {
    nullable: true,
    description: 'Thai financial year of the Buddhist era; the one that runs if none.',
  })
  financialYear?: number | null;
}

const YEARS = { from: 2500, to: 2700 };

@Resolver(() => Meeting)
export class MeetingResolver {
  @Query(() => Meeting, { nullable: true, description: 'One meeting.' })
  @Classified('RES', 'meeting:read')
  meeting(
    @Input('id', () => ID, { class: 'RES', description: 'Id of the meeting.' }) id: string,
    @Ctx() context: HubContext,
  ): Promise<Meeting | null> {
    return context.load(meetingById, id);
  }

  @FieldResolver(() => Committee, { nullable: true, description: 'Whose meeting it is.' })
  @Classified('RES', 'meeting:read')
  committee(@Root() { committeeId }: Meeting, @Ctx() context: HubContext): Promise<Committee | null> {
    return context.load(committeeByKey, committeeId);
  }

  @FieldResolver(() => [MeetingAttendance], { nullable: true, description: 'Who is invited, and who came.' })
  @Classified('RES', 'meeting:read')
  attendance(@Root() { id }: Meeting, @Ctx() context: HubContext): Promise<MeetingAttendance[] | null> {
    return context.load(attendanceOfMeeting, id);
  }

  @FieldResolver(() => [MeetingDecision], { nullable: true, description: 'What was decided.' })
  @Classified('RES', 'meeting:read')
  decisions(@Root() { id }: Meeting, @Ctx() context: HubContext): Promise<MeetingDecision[] | null> {
    return context.load(decisionsOfMeeting, id);
  }

  @FieldResolver(() => [MeetingCorrection], {
    nullable: true,
    description: 'What was put right since it was recorded, the first first.',
  })
  @Classified('RES', 'meeting:read')
  corrections(@Root() { id }: Meeting, @Ctx() context: HubContext): Promise<MeetingCorrection[] | null> {
    return context.load(correctionsOfMeeting, id);
  }
}

@Resolver(() => Committee)
export class MeetingsOfCommitteeResolver {
  @FieldResolver(() => MeetingConnection, {
    nullable: true,
    description:
      'Its meetings, the latest first; of other committees only those that an office of yours is invited to.',
  })
  @Classified('RES', 'meeting:read')
  async meetings(
    @Root() { id: owner }: Committee,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<Meeting> | null> {
    requireWorkReading(context, 'meeting:read');
    keysetOf({ first, after });
    const page = await context.load(meetingsOfCommittee, { owner, first, after });
    return page && toConnection(page, meetingOf);
  }

  @FieldResolver(() => [MeetingCadence], {
    nullable: true,
    description: 'How often it is to meet, and how often it did.',
  })
  @Classified('PUB')
  meetingCadence(
    @Root() { id: committee }: Committee,
    @Args(() => CadenceArgs) { financialYear: year = null }: CadenceArgs,
    @Ctx() context: HubContext,
  ): Promise<MeetingCadence[] | null> {
    if (year !== null && (year < YEARS.from || year > YEARS.to)) throw new HubError('INPUT_INVALID');
    return context.load(cadenceOfCommittee, { committee, year });
  }
}

@Resolver(() => MeetingAttendance)
export class MeetingAttendanceResolver {
  @FieldResolver(() => Office, { nullable: true, description: 'The office.' })
  @Classified('RES', 'meeting:read')
  office(@Root() { officeId }: MeetingAttendance, @Ctx() context: HubContext): Promise<Office | null> {
    return context.load(officeById, officeId);
  }

  @FieldResolver(() => Official, { nullable: true, description: 'Who came for it.' })
  @Classified('RES', 'directory:read')
  official(@Root() { officialId }: MeetingAttendance, @Ctx() context: HubContext): Promise<Official | null> | null {
    return officialId ? context.load(officialById, officialId) : null;
  }
}

@Resolver(() => MeetingDecision)
export class MeetingDecisionResolver {
  @FieldResolver(() => [Task], { nullable: true, description: 'The tasks that came of it.' })
  @Classified('RES', 'task:read')
  tasks(@Root() { id }: MeetingDecision, @Ctx() context: HubContext): Promise<Task[] | null> {
    return context.load(tasksOfDecision, id);
  }

  @FieldResolver(() => [DecisionFollowUp], { nullable: true, description: 'What organizations did about it.' })
  @Classified('RES', 'meeting:read')
  followUps(@Root() { id }: MeetingDecision, @Ctx() context: HubContext): Promise<DecisionFollowUp[] | null> {
    return context.load(followUpsOfDecision, id);
  }
}

@Resolver(() => MeetingCorrection)
export class MeetingCorrectionResolver {
  @FieldResolver(() => Official, { nullable: true, description: 'Who put it right.' })
  @Classified('RES', 'directory:read')
  by(@Root() { officialId }: MeetingCorrection, @Ctx() context: HubContext): Promise<Official | null> {
    return context.load(officialById, officialId);
  }
}

@Resolver(() => DecisionFollowUp)
export class DecisionFollowUpResolver {
  @FieldResolver(() => Organization, { nullable: true, description: 'The organization.' })
  @Classified('RES', 'meeting:read')
  organization(@Root() { organizationId }: DecisionFollowUp, @Ctx() context: HubContext): Promise<Organization | null> {
    return context.load(organizationById, organizationId);
  }

  @FieldResolver(() => Official, { nullable: true, description: 'Who said so.' })
  @Classified('RES', 'directory:read')
  by(@Root() { officialId }: DecisionFollowUp, @Ctx() context: HubContext): Promise<Official | null> {
    return context.load(officialById, officialId);
  }
}

@Resolver(() => Task)
export class DecisionOfTaskResolver {
  @FieldResolver(() => MeetingDecision, { nullable: true, description: 'The decision that it came of.' })
  @Classified('RES', 'meeting:read')
  decision(@Root() { decisionId }: Task, @Ctx() context: HubContext): Promise<MeetingDecision | null> | null {
    return decisionId ? context.load(decisionById, decisionId) : null;
  }
}
