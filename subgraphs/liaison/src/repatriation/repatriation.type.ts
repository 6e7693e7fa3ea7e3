import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, DateTime, Entity, LocalDate, Problem, problem, Pub, Res } from '@hub/subgraph-kit';
import type { NeedsFlag, PersonsBand, RepatriationDirection, RepatriationState } from '@hub/vocabulary';
import { NeedsFlagCode, PersonsBandCode, RepatriationDirectionCode, RepatriationStateCode } from '../codes.js';
import { Committee } from '../committee/committee.stub.js';
import { Release, releaseOf } from '../release/release.type.js';
import type { ChangeRefusal, Outcome, RepatriationRow } from './repatriation.row.js';

@Entity('Repatriation', { key: 'id', description: 'A return of persons across the border, as the Thai side sees it.' })
export class Repatriation {
  /** Ids that the fields `crossing`, `counterpart` and `movement` load. */
  crossingId!: string | null;
  counterpartId!: string;
  movementId!: string | null;
  /** The row that fields about its next steps are told from. */
  row!: RepatriationRow;

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
    description: 'Who let the other side be told, and whether that was withdrawn; null before.',
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
    movementId: row.movement,
    row,
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
export const changed = (outcome: Outcome): RepatriationResult => {
  if (typeof outcome === 'string') return refused([problemOf(outcome)]);
  if ('id' in outcome)
    return Object.assign(new RepatriationResult(), { repatriation: repatriationOf(outcome), problems: [] });
  return refused(outcome.map(problemOf));
};

/** A refusal, at the part of an input that it is about; what a step lacks is about where it leads. */
export const problemOf = (refusal: ChangeRefusal): Problem => problem(refusal, FIELDS[refusal] ?? 'input.to');

const FIELDS: Readonly<Partial<Record<ChangeRefusal, string>>> = {
  IDEMPOTENCY_KEY_REUSED: 'input.idempotencyKey',
  VERSION_CONFLICT: 'input.version',
  REPATRIATION_STATE_FORBIDS: 'input.repatriation',
  REPATRIATION_PROOF_THERE: 'input.proof',
  REPATRIATION_PROOF_ENDED: 'input.proof',
  REPATRIATION_PROOF_OTHER_WAY: 'input.proof',
  REPATRIATION_NEEDS_REASON: 'input.reason',
  REPATRIATION_NEEDS_RELEASE: 'input.repatriation',
  REPATRIATION_CONSENT_WITHDRAWN: 'input.repatriation',
  COORDINATION_OUTSIDE_CHAIN: 'input.office',
  DISCLOSURE_CONTACT_UNKNOWN: 'input.contact',
  DISCLOSURE_THERE: 'input.repatriation',
  DISCLOSURE_NOT_OPEN: 'input.disclosure',
};
