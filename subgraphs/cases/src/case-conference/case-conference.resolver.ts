import { Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  HubError,
  Input,
  keysetOf,
  PageArgs,
  pageOf,
  toConnection,
} from '@hub/subgraph-kit';
import { PurposeArgs } from '../access/access.args.js';
import { caseById } from '../case/case.reference.js';
import { Case } from '../case/case.type.js';
import { CaseTask } from '../case-task/case-task.type.js';
import { requireCaseReading } from '../permissions.js';
import { callOff, convene } from './case-conference.commands.js';
import {
  CallOffCaseConferenceInput,
  ConveneCaseConferenceInput,
  RecordCaseConferenceInput,
} from './case-conference.inputs.js';
import { record } from './case-conference.record.js';
import { conferenceKey, conferencesOfCase, tasksOfConference } from './case-conference.reference.js';
import { conferencesToCome } from './case-conference.store.js';
import {
  CaseConference,
  CaseConferenceConnection,
  CaseConferenceResult,
  conferenceOf,
  ConferenceOpinion,
  opinionOf,
} from './case-conference.type.js';
import { minutesOfConference, opinionsOfConference } from './conference-words.js';

@Resolver(() => CaseConference)
export class CaseConferenceResolver {
  @Query(() => CaseConferenceConnection, {
    description: 'Conferences to come to which offices of yours are invited, the next first.',
  })
  @Classified('RES', 'case:read')
  async caseConferences(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<CaseConference>> {
    const offices = requireCaseReading(context);
    const keyset = keysetOf(page);
    const rows = await context.asCaller((tx) => conferencesToCome(tx, offices, keyset));
    return toConnection(pageOf(rows, keyset, conferenceKey), conferenceOf);
  }

  @Mutation(() => CaseConferenceResult, {
    description: 'Invites offices that see a case that is assigned to you to a conference about it.',
  })
  @Classified('RES', 'case:work')
  conveneCaseConference(
    @Input('input', () => ConveneCaseConferenceInput, { class: 'RES', description: 'The conference.' })
    input: ConveneCaseConferenceInput,
    @Ctx() context: HubContext,
  ): Promise<CaseConferenceResult> {
    return convene(input, context);
  }

  @Mutation(() => CaseConferenceResult, {
    description: 'Records what came of a conference: who came, what was said, and decisions, which become tasks.',
  })
  @Classified('RES', 'case:work')
  recordCaseConference(
    @Input('input', () => RecordCaseConferenceInput, { class: 'RES', description: 'What came of it.' })
    input: RecordCaseConferenceInput,
    @Ctx() context: HubContext,
  ): Promise<CaseConferenceResult> {
    return record(input, context);
  }

  @Mutation(() => CaseConferenceResult, { description: 'Calls off a conference, with the reason.' })
  @Classified('RES', 'case:work')
  callOffCaseConference(
    @Input('input', () => CallOffCaseConferenceInput, { class: 'RES', description: 'Which, and why.' })
    input: CallOffCaseConferenceInput,
    @Ctx() context: HubContext,
  ): Promise<CaseConferenceResult> {
    return callOff(input, context);
  }

  @FieldResolver(() => Case, { nullable: true, description: 'The case it is about.' })
  @Classified('RES', 'case:read')
  case(@Root() { of }: CaseConference, @Ctx() context: HubContext): Promise<Case | null> {
    return context.load(caseById, of);
  }

  @FieldResolver(() => [CaseTask], { description: 'What it decided, in the order of its decisions.' })
  @Classified('RES', 'case:read')
  async tasks(@Root() { id }: CaseConference, @Ctx() context: HubContext): Promise<CaseTask[]> {
    return (await context.load(tasksOfConference, id)) ?? [];
  }

  @FieldResolver(() => String, { nullable: true, description: 'Its minutes; each read is recorded.' })
  @Classified('VID', 'assessment:read')
  async minutes(
    @Root() { id: conference }: CaseConference,
    @Args(() => PurposeArgs) { purpose }: PurposeArgs,
    @Ctx() context: HubContext,
  ): Promise<string | null> {
    const found = await context.load(minutesOfConference, { conference, purpose });
    if (!found) throw new HubError('FORBIDDEN_FIELD');
    return found[0]?.words ?? null;
  }

  @FieldResolver(() => [ConferenceOpinion], {
    nullable: true,
    description: 'What the offices said; each read is recorded.',
  })
  @Classified('VID', 'assessment:read')
  async opinions(
    @Root() { id: conference }: CaseConference,
    @Args(() => PurposeArgs) { purpose }: PurposeArgs,
    @Ctx() context: HubContext,
  ): Promise<ConferenceOpinion[]> {
    const found = await context.load(opinionsOfConference, { conference, purpose });
    if (!found) throw new HubError('FORBIDDEN_FIELD');
    return found.map(opinionOf);
  }
}

@Resolver(() => Case)
export class ConferencesOfCaseResolver {
  @FieldResolver(() => CaseConferenceConnection, {
    nullable: true,
    description: 'Conferences about it, the last first; whom it is shared with sees those they were invited to.',
  })
  @Classified('RES', 'case:read')
  async conferences(
    @Root() { id: owner }: Case,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<CaseConference> | null> {
    keysetOf({ first, after });
    const page = await context.load(conferencesOfCase, { owner, first, after });
    return page && toConnection(page, conferenceOf);
  }
}
