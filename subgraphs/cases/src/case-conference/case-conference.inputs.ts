import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { DateTime, Pub, Res, Vid } from '@hub/subgraph-kit';
import type { CaseTaskKind, ConferenceCallOffReason, ConferenceTopic, MdtDiscipline } from '@hub/vocabulary';
import { CaseTaskKindCode, MdtDisciplineCode } from '../codes.js';
import { words } from '../told.js';
import { ConferenceCallOffReasonCode, ConferenceTopicCode } from './case-conference.codes.js';

@InputType({ description: 'An office that is invited to a conference.' })
export class ConferenceMemberInput {
  @Res(null, () => ID, { description: 'The office; it must see the case.' })
  office!: string;

  @Res(null, () => MdtDisciplineCode, { nullable: true, description: 'What it answers for there.' })
  discipline?: MdtDiscipline | null;
}

@InputType({ description: 'A conference about a case that is assigned to you.' })
export class ConveneCaseConferenceInput {
  @Pub(() => ID, { description: 'Chosen by the client, the same for each repeat of the same conference.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'The case.' })
  case!: string;

  @Res(null, () => [ConferenceTopicCode], { description: 'What it is about.' })
  topics!: ConferenceTopic[];

  @Res(null, () => DateTime, { description: 'When it is to be held.' })
  scheduledAt!: Date;

  @Res(null, () => [ConferenceMemberInput], { description: 'Who is invited: at least two offices, at most 30.' })
  members!: ConferenceMemberInput[];
}

@InputType({ description: 'What an office said at a conference.' })
export class ConferenceOpinionInput {
  @Res(null, () => ID, { description: 'The office, one that came.' })
  office!: string;

  @Vid(null, () => String, { description: 'In words, at most 4,000 characters; sealed.' })
  words!: string;
}

@InputType({ description: 'What a conference decided that somebody shall do.' })
export class ConferenceDecisionInput {
  @Res(null, () => CaseTaskKindCode, { description: 'What is to be done.' })
  kind!: CaseTaskKind;

  @Res(null, () => ID, { description: 'Who shall do it.' })
  official!: string;

  @Res(null, () => ID, { description: 'The office they hold, which must see the case.' })
  office!: string;

  @Res(null, () => DateTime, { description: 'Until when.' })
  dueAt!: Date;
}

@InputType({ description: 'What came of a conference about a case that is assigned to you.' })
export class RecordCaseConferenceInput {
  @Res(null, () => ID, { description: 'The conference.' })
  conference!: string;

  @Res(null, () => Int, { description: 'Version of the conference that one has seen.' })
  version!: number;

  @Res(null, () => DateTime, { description: 'When it was held.' })
  heldAt!: Date;

  @Res(null, () => [ID], { description: 'Which of the offices invited came; at least two.' })
  attended!: string[];

  @Res(null, () => [ConferenceOpinionInput], { nullable: true, description: 'What they said, each office once.' })
  opinions?: ConferenceOpinionInput[] | null;

  @Vid(null, () => String, { nullable: true, description: 'The minutes, at most 8,000 characters; sealed.' })
  minutes?: string | null;

  @Res(null, () => [ConferenceDecisionInput], { nullable: true, description: 'Decisions; each becomes a task.' })
  decisions?: ConferenceDecisionInput[] | null;
}

@InputType({ description: 'A conference that will not be held, of a case that is assigned to you.' })
export class CallOffCaseConferenceInput {
  @Res(null, () => ID, { description: 'The conference.' })
  conference!: string;

  @Res(null, () => Int, { description: 'Version of the conference that one has seen.' })
  version!: number;

  @Res(null, () => ConferenceCallOffReasonCode, { description: 'Why not.' })
  reason!: ConferenceCallOffReason;
}

const MOST = { members: 30, decisions: 20 };

export const conveneRules = z.object({
  topics: z.array(z.string()).min(1),
  members: z.array(z.unknown()).max(MOST.members),
});

/** Texts of a conference; trimmed, a blank is null. */
export const recordRules = z.object({
  opinions: z
    .array(z.object({ office: z.string(), words: z.string().trim().min(1).max(4_000) }))
    .max(MOST.members)
    .nullish()
    .transform((given) => given ?? []),
  minutes: words(8_000),
  decisions: z.array(z.unknown()).max(MOST.decisions).nullish(),
});
