import { Ctx, FieldResolver, ID, InputType, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import {
  Classified,
  DateTime,
  type HubContext,
  HubError,
  Input,
  isId,
  Problem,
  Pub,
  recordChange,
  Res,
} from '@hub/subgraph-kit';
import { Committee } from '../committee/committee.type.js';
import { Meeting } from '../meeting/meeting.type.js';
import { mayWriteMeetings, requireMeetingWriting } from '../permissions.work.js';
import { digestOf, newSecret, pathOf } from './calendar.secret.js';
import { feedIssuedAt, removeFeed, writeFeed } from './calendar.store.js';
import { calendarOf } from './calendar.text.js';

@InputType({ description: 'The calendar of a committee of yours.' })
export class CalendarFeedInput {
  @Res(null, () => ID, { description: 'The committee.' })
  committee!: string;
}

@ObjectType({ description: 'Where the calendar of a committee is, for programs that cannot sign in.' })
export class CalendarFeedResult {
  @Res('meeting:write', () => String, {
    nullable: true,
    description:
      'Its path, shown this one time; whoever has it sees kind, time and place of meetings. Null once revoked.',
  })
  path!: string | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: readonly Problem[];
}

@Resolver(() => CalendarFeedResult)
export class CalendarFeedResolver {
  @Mutation(() => CalendarFeedResult, {
    description: 'Gives the calendar of a committee a secret address; an address it had before ends.',
  })
  @Classified('RES', 'meeting:write')
  async issueCalendarFeed(
    @Input('input', () => CalendarFeedInput, { class: 'RES', description: 'Whose.' }) { committee }: CalendarFeedInput,
    @Ctx() context: HubContext,
  ): Promise<CalendarFeedResult> {
    const by = requireKeeper(context, committee);
    const secret = newSecret();
    await context.asSystem('issue-calendar-feed', async (tx) => {
      await writeFeed(tx, { committee, digest: digestOf(secret), at: context.now(), by });
      await recordChange(tx, { of: 'calendar_feed', id: committee, action: 'issued', by });
    });
    return { path: pathOf(secret), problems: [] };
  }

  @Mutation(() => CalendarFeedResult, { description: 'Ends the secret address of the calendar of a committee.' })
  @Classified('RES', 'meeting:write')
  async revokeCalendarFeed(
    @Input('input', () => CalendarFeedInput, { class: 'RES', description: 'Whose.' }) { committee }: CalendarFeedInput,
    @Ctx() context: HubContext,
  ): Promise<CalendarFeedResult> {
    const by = requireKeeper(context, committee);
    await context.asSystem('revoke-calendar-feed', async (tx) => {
      await removeFeed(tx, committee);
      await recordChange(tx, { of: 'calendar_feed', id: committee, action: 'revoked', by });
    });
    return { path: null, problems: [] };
  }
}

@Resolver(() => Committee)
export class CalendarOfCommitteeResolver {
  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'When its calendar got the address it has; null without one, and for others than its own.',
  })
  @Classified('RES', 'meeting:write')
  calendarFeedIssuedAt(@Root() { id }: Committee, @Ctx() context: HubContext): Promise<Date | null> | null {
    return mayWriteMeetings(context, id) ? context.asSystem('see-calendar-feed', (tx) => feedIssuedAt(tx, id)) : null;
  }
}

@Resolver(() => Meeting)
export class InvitationResolver {
  @FieldResolver(() => String, {
    description: 'The meeting as an iCalendar file: kind, time and place, and nothing else of it.',
  })
  @Classified('RES', 'meeting:read')
  invitation(@Root() meeting: Meeting, @Ctx() context: HubContext): string {
    return calendarOf('ATIP Hub', [meeting], context.now());
  }
}

/** @throws {HubError} `NOT_FOUND`, `FORBIDDEN_ACTION` */
const requireKeeper = (context: HubContext, committee: string): string => {
  if (!isId(committee) || !context.directory.committee(committee)) throw new HubError('NOT_FOUND');
  requireMeetingWriting(context, committee);
  return context.caller.id;
};
