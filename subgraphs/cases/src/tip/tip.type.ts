import { ID, Int, ObjectType } from 'type-graphql';
import { BY_RECEIPT, DateTime, Problem, Pub, Res, Vid } from '@hub/subgraph-kit';
import { TipAuthorCode } from '../codes.js';
import type { MessageRow, TipRow } from './tip.store.js';

@ObjectType({ description: 'Proof that a tip is stored and that those who must answer are alerted.' })
export class TipReceipt {
  @Res(BY_RECEIPT, () => ID, {
    description: 'The only way back to this tip; shown once, write it down. Whoever has it reads the answers.',
  })
  code!: string;

  @Res(BY_RECEIPT, () => DateTime, { description: 'When the tip was stored.' })
  receivedAt!: Date;
}

@ObjectType({ description: 'The answer to a tip.' })
export class SubmitTipResult {
  @Res(BY_RECEIPT, () => TipReceipt, { nullable: true, description: 'Null when the tip was not stored.' })
  receipt!: TipReceipt | null;

  @Pub(() => [Problem], { description: 'What must be put right before the tip can be stored.' })
  problems!: readonly Problem[];
}

@ObjectType({ description: 'What a committee answered to a tip.' })
export class TipAnswer {
  @Vid(BY_RECEIPT, () => String, { description: 'In plain words.' })
  words!: string;

  @Res(BY_RECEIPT, () => DateTime, { description: 'When.' })
  answeredAt!: Date;
}

@ObjectType({ description: 'What became of a tip, for whoever holds its code; never what was told.' })
export class Tip {
  @Res(BY_RECEIPT, () => DateTime, { description: 'When it was stored.' })
  receivedAt!: Date;

  @Res(BY_RECEIPT, () => Int, { description: 'How often something was added.' })
  additions!: number;

  @Res(BY_RECEIPT, () => [TipAnswer], { description: 'What was answered, the first answer first.' })
  answers!: readonly TipAnswer[];
}

@ObjectType({ description: 'The answer to something added to a tip.' })
export class AddToTipResult {
  @Res(BY_RECEIPT, () => DateTime, { nullable: true, description: 'When it was added; null when it was not.' })
  addedAt!: Date | null;

  @Pub(() => [Problem], { description: 'What stands against it; NOT_FOUND when no tip has this code.' })
  problems!: readonly Problem[];
}

@ObjectType({ description: 'That a case came from a tip, and how often was written since; no words of it.' })
export class CaseTip {
  @Res('case:read', () => ID, { description: 'Opaque id of the tip, never its code.' })
  id!: string;

  @Res('case:read', () => DateTime, { description: 'When the tip was stored.' })
  receivedAt!: Date;

  @Res('case:read', () => Int, { description: 'How often whoever sent it has added something.' })
  additions!: number;

  @Res('case:read', () => Int, { description: 'How often it was answered.' })
  answers!: number;

  @Res('case:read', () => DateTime, { nullable: true, description: 'When something was added last.' })
  lastAddedAt!: Date | null;
}

@ObjectType({ description: 'Something that was written after a tip; the tip itself is what its reporter told.' })
export class TipMessage {
  @Res('reporter:read', () => ID, { description: 'Id of the tip it belongs to.' })
  tip!: string;

  @Vid('reporter:read', () => TipAuthorCode, { description: 'Whether whoever sent the tip wrote it, or a committee.' })
  from!: 'TIPSTER' | 'COMMITTEE';

  @Vid('reporter:read', () => String, { nullable: true, description: 'The words; null once they were erased.' })
  words!: string | null;

  @Vid('reporter:read', () => DateTime, { description: 'When.' })
  writtenAt!: Date;
}

@ObjectType({ description: 'The answer to an answer.' })
export class AnswerTipResult {
  @Res('case:read', () => CaseTip, { nullable: true, description: 'The tip as it now is; null when nothing changed.' })
  tip!: CaseTip | null;

  @Pub(() => [Problem], { description: 'What stands against it.' })
  problems!: readonly Problem[];
}

export const submitted = (code: string, receivedAt: Date): SubmitTipResult =>
  Object.assign(new SubmitTipResult(), {
    receipt: Object.assign(new TipReceipt(), { code, receivedAt }),
    problems: [],
  });

export const notSubmitted = (problems: readonly Problem[]): SubmitTipResult =>
  Object.assign(new SubmitTipResult(), { receipt: null, problems });

export const tipOf = ({ created_at: receivedAt, additions }: TipRow, answers: readonly TipAnswer[]): Tip =>
  Object.assign(new Tip(), { receivedAt, additions, answers });

export const answerOf = (words: string, answeredAt: Date): TipAnswer =>
  Object.assign(new TipAnswer(), { words, answeredAt });

export const added = (addedAt: Date): AddToTipResult => Object.assign(new AddToTipResult(), { addedAt, problems: [] });

export const notAdded = (problems: readonly Problem[]): AddToTipResult =>
  Object.assign(new AddToTipResult(), { addedAt: null, problems });

export const caseTipOf = (row: TipRow): CaseTip =>
  Object.assign(new CaseTip(), {
    id: row.report_id,
    receivedAt: row.created_at,
    additions: row.additions,
    answers: row.answers,
    lastAddedAt: row.last_added_at,
  });

export const messageOf = (row: MessageRow, words: string | null): TipMessage =>
  Object.assign(new TipMessage(), {
    tip: row.report_id,
    from: row.office === null ? 'TIPSTER' : 'COMMITTEE',
    words,
    writtenAt: row.created_at,
  });

export const answered = (row: TipRow): AnswerTipResult =>
  Object.assign(new AnswerTipResult(), { tip: caseTipOf(row), problems: [] });

export const notAnswered = (problems: readonly Problem[]): AnswerTipResult =>
  Object.assign(new AnswerTipResult(), { tip: null, problems });
