import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, DateTime, LocalDate, Res } from '@hub/subgraph-kit';
import type { NeedsFlag, PersonsBand, RepatriationDirection, RepatriationState } from '@hub/vocabulary';
import { NeedsFlagCode, PersonsBandCode, RepatriationDirectionCode, RepatriationStateCode } from '../codes.js';
import { FOLLOW } from '../permissions.js';
import type { UpdateBody } from './update.rules.js';

@ObjectType({ description: 'What either side of the border may know of a repatriation, as it was at one moment.' })
export class RepatriationUpdate {
  /** Id of the crossing that the `crossing` field loads. */
  crossingId!: string | null;

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

  @Res(FOLLOW, () => PersonsBandCode, { description: 'How many persons, as a band.' })
  personsBand!: PersonsBand;

  @Res(FOLLOW, () => [NeedsFlagCode], { description: 'Needs that the receiving office prepares for.' })
  needsFlags!: readonly NeedsFlag[];

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

  @Res(FOLLOW, () => RepatriationUpdate, { nullable: true, description: 'The update; null for a heartbeat.' })
  update!: RepatriationUpdate | null;
}

export const updateOf = (body: UpdateBody): RepatriationUpdate =>
  Object.assign(new RepatriationUpdate(), {
    crossingId: body.crossing,
    ref: body.ref,
    direction: body.direction,
    state: body.state,
    windowStart: body.windowStart,
    windowEnd: body.windowEnd,
    personsBand: body.personsBand,
    needsFlags: body.needsFlags,
    at: new Date(body.at),
  });
