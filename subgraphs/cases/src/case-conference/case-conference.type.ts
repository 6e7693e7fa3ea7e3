import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, DateTime, Problem, Pub, Res, Vid } from '@hub/subgraph-kit';
import type { ConferenceCallOffReason, ConferenceState, ConferenceTopic, MdtDiscipline } from '@hub/vocabulary';
import { MdtDisciplineCode } from '../codes.js';
import { Office } from '../office/office.stub.js';
import { Official } from '../official/official.stub.js';
import { ConferenceCallOffReasonCode, ConferenceStateCode, ConferenceTopicCode } from './case-conference.codes.js';
import type { CaseConferenceRow, ConferenceMemberRow } from './case-conference.store.js';
import type { ConferenceWords } from './conference-words.js';

@ObjectType({ description: 'An office that was invited to a case conference.' })
export class ConferenceMember {
  @Res('case:read', () => Office, { nullable: true, description: 'The office.' })
  office!: Office | null;

  @Res('case:read', () => MdtDisciplineCode, { nullable: true, description: 'What it answers for there.' })
  discipline!: MdtDiscipline | null;

  @Res('case:read', () => Boolean, { nullable: true, description: 'Whether it came; null before it was held.' })
  attended!: boolean | null;
}

@ObjectType({ description: 'What an office said at a case conference.' })
export class ConferenceOpinion {
  @Vid('assessment:read', () => Office, { nullable: true, description: 'The office.' })
  office!: Office | null;

  @Vid('assessment:read', () => String, { description: 'In words.' })
  words!: string;
}

@ObjectType({ description: 'A meeting of offices about one case: the approach, help, referral and what was done.' })
export class CaseConference {
  @Res('case:read', () => ID, { description: 'Opaque id of the conference.' })
  id!: string;

  @Res('case:read', () => ConferenceStateCode, { description: 'Where it stands.' })
  state!: ConferenceState;

  @Res('case:read', () => [ConferenceTopicCode], { description: 'What it is about.' })
  topics!: readonly ConferenceTopic[];

  @Res('case:read', () => DateTime, { description: 'When it is to be held; lists are ordered by it.' })
  scheduledAt!: Date;

  @Res('case:read', () => [ConferenceMember], { description: 'Who was invited.' })
  members!: readonly ConferenceMember[];

  @Res('case:read', () => DateTime, { nullable: true, description: 'When it was held.' })
  heldAt!: Date | null;

  @Res('case:read', () => ConferenceCallOffReasonCode, { nullable: true, description: 'Why it was called off.' })
  callOffReason!: ConferenceCallOffReason | null;

  @Res('case:read', () => Official, { nullable: true, description: 'Who convened it.' })
  convenedBy!: Official | null;

  @Res('case:read', () => Office, { nullable: true, description: 'Through which office.' })
  office!: Office | null;

  @Res('case:read', () => Int, { description: 'Grows with each change; send it back to change the conference.' })
  version!: number;

  @Res('case:read', () => DateTime, { description: 'When it was convened.' })
  createdAt!: Date;

  /** Id of the case. */
  of!: string;
}

export const CaseConferenceConnection = connectionType<CaseConference>('CaseConference', () => CaseConference);

@ObjectType({ description: 'The answer to a case conference that is convened, recorded or called off.' })
export class CaseConferenceResult {
  @Res('case:read', () => CaseConference, {
    nullable: true,
    description: 'The conference; null when nothing changed.',
  })
  conference!: CaseConference | null;

  @Pub(() => [Problem], { description: 'What must be put right.' })
  problems!: readonly Problem[];
}

const memberOf = ({ office, discipline, attended }: ConferenceMemberRow): ConferenceMember =>
  Object.assign(new ConferenceMember(), { office: Office.of(office), discipline, attended });

export const conferenceOf = (row: CaseConferenceRow): CaseConference =>
  Object.assign(new CaseConference(), {
    ...{ id: row.id, state: row.state, topics: row.topics, scheduledAt: new Date(row.scheduledAt) },
    ...{ members: row.members.map(memberOf), heldAt: row.heldAt, callOffReason: row.callOffReason },
    ...{ convenedBy: Official.of(row.convenedBy), office: Office.of(row.convenedThrough), version: row.version },
    ...{ createdAt: row.createdAt, of: row.caseId },
  });

export const opinionOf = ({ office, words }: ConferenceWords): ConferenceOpinion =>
  Object.assign(new ConferenceOpinion(), { office: Office.of(office), words });

export const conferred = (row: CaseConferenceRow): CaseConferenceResult => ({
  conference: conferenceOf(row),
  problems: [],
});
export const notConferred = (...problems: readonly Problem[]): CaseConferenceResult => ({
  conference: null,
  problems,
});
