import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, DateTime, Entity, LocalDate, Problem, problem, Pub, Res } from '@hub/subgraph-kit';
import type { NeedsFlag, PersonsBand, RepatriationDirection, RepatriationState } from '@hub/vocabulary';
import { NeedsFlagCode, PersonsBandCode, RepatriationDirectionCode, RepatriationStateCode } from '../codes.js';
import { Committee } from '../committee/committee.stub.js';
import { Release, releaseOf } from '../release/release.type.js';
import type { ChangeRefusal, RepatriationRow } from './repatriation.row.js';

@Entity('Repatriation', { key: 'id', description: 'A return of persons across the border, as the Thai side sees it.' })
export class Repatriation {
  /** Ids that the fields `crossing` and `counterpart` load. */
  crossingId!: string | null;
  counterpartId!: string;

  @Res('repatriation:read', () => ID, { description: 'Id of the repatriation.' })
  id!: string;

  @Res('repatriation:read', () => String, { description: 'Pseudonym shared with the other side, e.g. REP-7F3KQ2.' })
  ref!: string;

  @Res('repatriation:read', () => RepatriationDirectionCode, { description: 'Into Thailand or out of it.' })
  direction!: RepatriationDirection;

  @Res('repatriation:read', () => RepatriationStateCode, { description: 'How far it has come.' })
  state!: RepatriationState;

  @Res('repatriation:read', () => LocalDate, { nullable: true, description: 'Date on which the window opens.' })
  windowStart!: string | null;

  @Res('repatriation:read', () => LocalDate, { nullable: true, description: 'The last day of the window.' })
  windowEnd!: string | null;

  @Res('repatriation:read', () => PersonsBandCode, { description: 'How many persons, as a band.' })
  personsBand!: PersonsBand;

  @Res('repatriation:read', () => [NeedsFlagCode], { description: 'Needs that the receiving office prepares for.' })
  needsFlags!: NeedsFlag[];

  @Res('repatriation:read', () => Committee, { nullable: true, description: 'The committee that leads it.' })
  leadCommittee!: Committee | null;

  @Res('repatriation:read', () => Release, {
    nullable: true,
    description: 'Who let the other side be told; null while nothing may reach it.',
  })
  release!: Release | null;

  @Res('repatriation:read', () => Int, { description: 'Send it back with a change; it grows with each.' })
  version!: number;

  @Res('repatriation:read', () => DateTime, { description: 'When it was requested.' })
  createdAt!: Date;
}

export const RepatriationConnection = connectionType<Repatriation>('Repatriation', () => Repatriation);

@ObjectType({ description: 'A changed repatriation, or what to put right.' })
export class RepatriationResult {
  @Res('repatriation:read', () => Repatriation, { nullable: true, description: 'Null when there are problems.' })
  repatriation!: Repatriation | null;

  @Pub(() => [Problem], { description: 'Empty when it was done.' })
  problems!: Problem[];
}

export const repatriationOf = (row: RepatriationRow): Repatriation =>
  Object.assign(new Repatriation(), {
    crossingId: row.crossing,
    counterpartId: row.counterpart,
    id: row.id,
    ref: row.ref,
    direction: row.direction,
    state: row.state,
    windowStart: row.windowStart,
    windowEnd: row.windowEnd,
    personsBand: row.personsBand,
    needsFlags: row.needsFlags,
    leadCommittee: Committee.of(row.leadCommittee),
    release: releaseOf(row),
    version: row.version,
    createdAt: new Date(row.createdAt),
  });

export const refused = (problems: Problem[]): RepatriationResult =>
  Object.assign(new RepatriationResult(), { repatriation: null, problems });

/** The answer to a change that was made or refused. */
export const changed = (outcome: RepatriationRow | ChangeRefusal): RepatriationResult =>
  typeof outcome === 'string'
    ? refused([problem(outcome, FIELD_OF_REFUSAL[outcome])])
    : Object.assign(new RepatriationResult(), { repatriation: repatriationOf(outcome), problems: [] });

const FIELD_OF_REFUSAL: Readonly<Record<ChangeRefusal, string>> = {
  IDEMPOTENCY_KEY_REUSED: 'input.idempotencyKey',
  VERSION_CONFLICT: 'input.version',
  REPATRIATION_STATE_FORBIDS: 'input.repatriation',
};
