import { ID, ObjectType } from 'type-graphql';
import { connectionType, DateTime, LocalDate, Problem, Pub, Res } from '@hub/subgraph-kit';
import type { FollowUpMethod, RiskBand, WellbeingBand } from '@hub/vocabulary';
import { Office } from '../office/office.stub.js';
import { Official } from '../official/official.stub.js';
import { FollowUpMethodCode, RiskBandCode, WellbeingBandCode } from './follow-up.codes.js';
import type { FollowUpRow } from './follow-up.store.js';

@ObjectType({ description: 'How a person was found to be after help had begun.' })
export class FollowUp {
  @Res('assistance:read', () => ID, { description: 'Opaque id.' })
  id!: string;

  @Res('assistance:read', () => LocalDate, { description: 'The day of it.' })
  heldOn!: string;

  @Res('assistance:read', () => FollowUpMethodCode, { description: 'How.' })
  method!: FollowUpMethod;

  @Res('assistance:read', () => WellbeingBandCode, { description: 'How the person was.' })
  wellbeing!: WellbeingBand;

  @Res('assistance:read', () => RiskBandCode, { description: 'What danger there was.' })
  risk!: RiskBand;

  @Res('assistance:read', () => LocalDate, { nullable: true, description: 'The day by which the next is due.' })
  nextDueOn!: string | null;

  @Res('assistance:read', () => Official, { nullable: true, description: 'Who recorded it.' })
  recordedBy!: Official | null;

  @Res('assistance:read', () => Office, { nullable: true, description: 'Through which office.' })
  office!: Office | null;

  @Res('assistance:read', () => DateTime, { description: 'When it was recorded; lists are ordered by it.' })
  recordedAt!: Date;
}

export const FollowUpConnection = connectionType<FollowUp>('FollowUp', () => FollowUp);

@ObjectType({ description: 'The answer to a follow-up that is recorded.' })
export class FollowUpResult {
  @Res('assistance:read', () => FollowUp, { nullable: true, description: 'The follow-up; null when nothing changed.' })
  followUp!: FollowUp | null;

  @Pub(() => [Problem], { description: 'What must be put right.' })
  problems!: readonly Problem[];
}

export const followUpOf = (row: FollowUpRow): FollowUp =>
  Object.assign(new FollowUp(), {
    ...{ id: row.id, heldOn: row.heldOn, method: row.method, wellbeing: row.wellbeing, risk: row.risk },
    ...{ nextDueOn: row.nextDueOn, recordedBy: Official.of(row.recordedBy), office: Office.of(row.recordedThrough) },
    recordedAt: new Date(row.at),
  });

export const followed = (row: FollowUpRow): FollowUpResult => ({ followUp: followUpOf(row), problems: [] });
export const notFollowed = (...problems: readonly Problem[]): FollowUpResult => ({ followUp: null, problems });
