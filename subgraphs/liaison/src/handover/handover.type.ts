import { ObjectType } from 'type-graphql';
import { DateTime, Problem, Pub, Res } from '@hub/subgraph-kit';
import type { HandoverSide } from '@hub/vocabulary';
import { HandoverSideCode } from '../codes.js';
import { Office } from '../office/office.stub.js';
import type { HandoverConfirmationEntity } from './handover.entity.js';

@ObjectType({ description: 'One country has confirmed a handover; it is done once both have.' })
export class HandoverConfirmation {
  @Res('repatriation:read', () => HandoverSideCode, { description: 'Which of the two.' })
  side!: HandoverSide;

  @Res('repatriation:read', () => DateTime, { description: 'When.' })
  at!: Date;

  @Res('repatriation:read', () => Office, { nullable: true, description: 'The office that confirmed for it.' })
  office!: Office | null;
}

@ObjectType({ description: 'Proof for the other side that its own confirmation is stored; it names nobody.' })
export class HandoverReceipt {
  @Res('repatriation:follow', () => String, { description: 'Pseudonym of the repatriation.' })
  ref!: string;

  @Res('repatriation:follow', () => DateTime, { description: 'When it confirmed.' })
  at!: Date;
}

@ObjectType({ description: 'The answer to a confirmation of the other side.' })
export class ConfirmCounterpartHandoverResult {
  @Res('repatriation:follow', () => HandoverReceipt, { nullable: true, description: 'Null when nothing was stored.' })
  receipt!: HandoverReceipt | null;

  @Pub(() => [Problem], { description: 'Empty when it is confirmed.' })
  problems!: readonly Problem[];
}

export const confirmationOf = ({ side, at, office }: HandoverConfirmationEntity): HandoverConfirmation =>
  Object.assign(new HandoverConfirmation(), { side, at, office: Office.of(office) });
