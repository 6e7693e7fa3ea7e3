import { ID, Int, ObjectType } from 'type-graphql';
import { DateTime, LocalDate, Problem, Pub, Res } from '@hub/subgraph-kit';
import type { CounterpartUpdateKind, PersonsBand, RepatriationReason } from '@hub/vocabulary';
import { CounterpartUpdateKindCode, PersonsBandCode, RepatriationReasonCode } from '../codes.js';
import { Office } from '../office/office.stub.js';
import { FOLLOW } from '../permissions.js';
import type { CounterpartUpdateEntity } from './counterpart-update.entity.js';

@ObjectType({ description: 'What the other side said of a return that it follows. It never names a person.' })
export class CounterpartUpdate {
  @Res(FOLLOW, () => ID, { description: 'Id of what was said.' })
  id!: string;

  @Res(FOLLOW, () => String, { description: 'Pseudonym of the return.' })
  ref!: string;

  @Res(FOLLOW, () => CounterpartUpdateKindCode, { description: 'What was said.' })
  kind!: CounterpartUpdateKind;

  @Res(FOLLOW, () => RepatriationReasonCode, { nullable: true, description: 'Why, of DELAYED and CANNOT.' })
  reason!: RepatriationReason | null;

  @Res(FOLLOW, () => LocalDate, { nullable: true, description: 'First day of the window it proposes.' })
  windowStart!: string | null;

  @Res(FOLLOW, () => LocalDate, { nullable: true, description: 'Last day of the window it proposes.' })
  windowEnd!: string | null;

  @Res(FOLLOW, () => Int, { nullable: true, description: 'By how many days it is delayed.' })
  days!: number | null;

  @Res(FOLLOW, () => DateTime, { nullable: true, description: 'When the persons were received.' })
  receivedAt!: Date | null;

  @Res(FOLLOW, () => PersonsBandCode, { nullable: true, description: 'How many persons were received.' })
  personsBand!: PersonsBand | null;

  @Res(FOLLOW, () => DateTime, { description: 'When it was said.' })
  at!: Date;

  @Res(FOLLOW, () => Office, { nullable: true, description: 'The counterpart office that said it.' })
  office!: Office | null;
}

@ObjectType({ description: 'What was said, or what to put right.' })
export class SendCounterpartUpdateResult {
  @Res('repatriation:follow', () => CounterpartUpdate, {
    nullable: true,
    description: 'As it is stored; null when there are problems.',
  })
  update!: CounterpartUpdate | null;

  @Pub(() => [Problem], { description: 'Empty when it was said.' })
  problems!: readonly Problem[];
}

export const counterpartUpdateOf = (row: CounterpartUpdateEntity): CounterpartUpdate =>
  Object.assign(new CounterpartUpdate(), {
    ...{ id: row.id, ref: row.ref, kind: row.kind, reason: row.reason, days: row.days },
    ...{ windowStart: row.windowStart, windowEnd: row.windowEnd },
    ...{ receivedAt: row.receivedAt, personsBand: row.personsBand, at: row.at, office: Office.of(row.office) },
  });
