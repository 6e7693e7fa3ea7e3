import { ObjectType } from 'type-graphql';
import { DateTime, Res } from '@hub/subgraph-kit';
import type { ChainAct, CoordinationLevel } from '@hub/vocabulary';
import { CoordinationActCode, CoordinationLevelCode } from '../codes.js';
import { Office } from '../office/office.stub.js';

@ObjectType({
  description: 'An office of the chain was told of a return or agreed to it, or the other side said how it stands.',
})
export class Coordination {
  @Res('repatriation:read', () => CoordinationLevelCode, { description: 'The link of the chain.' })
  level!: CoordinationLevel;

  @Res('repatriation:read', () => CoordinationActCode, { description: 'Told, agreed, or what it said itself.' })
  act!: ChainAct;

  @Res('repatriation:read', () => Office, { nullable: true, description: 'The office that was told or agreed.' })
  office!: Office | null;

  @Res('repatriation:read', () => DateTime, { description: 'When that was.' })
  at!: Date;

  @Res('repatriation:read', () => DateTime, { description: 'When it was recorded.' })
  recordedAt!: Date;

  @Res('repatriation:read', () => Office, {
    nullable: true,
    description: 'The office that recorded it; null where the hub itself told the office.',
  })
  recordedBy!: Office | null;
}

/** A link as the chain shows it. */
export interface Link {
  readonly repatriation: string;
  readonly level: CoordinationLevel;
  readonly act: ChainAct;
  readonly office: string;
  readonly at: Date;
  readonly recordedAt: Date;
  readonly recordedOffice: string | null;
}

export const coordinationOf = (row: Link): Coordination =>
  Object.assign(new Coordination(), {
    ...{ level: row.level, act: row.act, at: row.at, recordedAt: row.recordedAt },
    ...{
      office: Office.of(row.office),
      recordedBy: row.recordedOffice === null ? null : Office.of(row.recordedOffice),
    },
  });
