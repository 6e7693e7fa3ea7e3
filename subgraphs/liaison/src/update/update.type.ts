import { ID, Int, ObjectType } from 'type-graphql';
import { AlertRuleCode, connectionType, DateTime, LocalDate, Res } from '@hub/subgraph-kit';
import type {
  AlertRule,
  NeedsFlag,
  PersonsBand,
  ReleaseWithdrawal,
  RepatriationDirection,
  RepatriationState,
} from '@hub/vocabulary';
import {
  NeedsFlagCode,
  PersonsBandCode,
  ReleaseWithdrawalCode,
  RepatriationDirectionCode,
  RepatriationStateCode,
} from '../codes.js';
import { FOLLOW } from '../permissions.js';
import { type EntryBody, type SaidInEntry, type Scope, type UpdateBody, within } from './update.rules.js';

@ObjectType({ description: 'What either side of the border may know of a repatriation, as it was at one moment.' })
export class RepatriationUpdate {
  /** Id of the crossing that the `crossing` field loads. */
  crossingId!: string | null;

  /** What was said with it, where it is an entry of that. */
  said!: SaidInEntry;

  @Res(FOLLOW, () => String, { description: 'Pseudonym of the repatriation, e.g. REP-7F3KQ2.' })
  ref!: string;

  @Res(FOLLOW, () => RepatriationDirectionCode, { description: 'Into Thailand or out of it.' })
  direction!: RepatriationDirection;

  @Res(FOLLOW, () => RepatriationStateCode, { description: 'How far it had come.' })
  state!: RepatriationState;

  @Res(FOLLOW, () => LocalDate, { nullable: true, description: 'Date on which the window opens.' })
  windowStart!: string | null;

  @Res(FOLLOW, () => LocalDate, { nullable: true, description: 'The last day of the window.' })
  windowEnd!: string | null;

  @Res(FOLLOW, () => PersonsBandCode, {
    nullable: true,
    description: 'How many persons, as a band; null where that was not released to you.',
  })
  personsBand!: PersonsBand | null;

  @Res(FOLLOW, () => [NeedsFlagCode], {
    nullable: true,
    description: 'Needs that the receiving office prepares for; null where they were not released to you.',
  })
  needsFlags!: readonly NeedsFlag[] | null;

  @Res('repatriation:read', () => ReleaseWithdrawalCode, {
    nullable: true,
    description: 'Why the other side is told no more of it; null while nothing stands against that.',
  })
  releaseWithdrawal!: ReleaseWithdrawal | null;

  @Res(FOLLOW, () => DateTime, { description: 'When it changed.' })
  at!: Date;
}

export const RepatriationUpdateConnection = connectionType<RepatriationUpdate>(
  'RepatriationUpdate',
  () => RepatriationUpdate,
);

@ObjectType({ description: 'An entry of an office’s inbox, or a heartbeat.' })
export class RepatriationMessage {
  @Res(FOLLOW, () => ID, { description: 'Office whose inbox it is.' })
  office!: string;

  @Res(FOLLOW, () => Int, { description: 'Number of the entry, or of the last one delivered.' })
  number!: number;

  @Res(FOLLOW, () => Int, { description: 'Number of the newest entry.' })
  head!: number;

  @Res(FOLLOW, () => AlertRuleCode, {
    nullable: true,
    description:
      'A10: it changed. A11: people are to cross within 48 hours, or no longer. A12: it stands still. Null for a heartbeat.',
  })
  rule!: AlertRule | null;

  /** The entry as it is stored, which the `update` field shows while the office still follows it. */
  body!: EntryBody | null;
}

/** An update as an office may know it now: what was released when it was told, and still is. */
export const updateOf = (told: UpdateBody & SaidInEntry, scope: Scope): RepatriationUpdate => {
  const body = within(told, scope);
  return Object.assign(new RepatriationUpdate(), {
    crossingId: body.crossing,
    said: { counterpartUpdate: body.counterpartUpdate, phrase: body.phrase },
    ref: body.ref,
    direction: body.direction,
    state: body.state,
    windowStart: body.windowStart,
    windowEnd: body.windowEnd,
    personsBand: body.personsBand,
    needsFlags: body.needsFlags,
    releaseWithdrawal: body.withdrawal ?? null,
    at: new Date(body.at),
  });
};
