import { Int, ObjectType } from 'type-graphql';
import type { Escalation } from '@hub/inbox';
import { DateTime, LocalDate, Res } from '@hub/subgraph-kit';
import type { EscalationState } from '@hub/vocabulary';
import type { UpdateFacts } from '../answer/escalate.task.js';
import { EscalationStateCode } from '../codes.js';
import { Office } from '../office/office.stub.js';

const READ = 'repatriation:read';

@ObjectType({ description: 'Some who are needed at a crossing, and whether they said that they are ready.' })
export class HandoverPreparation {
  @Res(READ, () => [Office], { description: 'Offices of which one must answer for all.' })
  offices!: readonly Office[];

  @Res(READ, () => LocalDate, { nullable: true, description: 'Date on which the window opens that they were told of.' })
  windowStart!: string | null;

  @Res(READ, () => LocalDate, { nullable: true, description: 'The last day of that window.' })
  windowEnd!: string | null;

  @Res(READ, () => EscalationStateCode, { description: 'ACCEPTED once somebody did; CANCELLED once it is over.' })
  state!: EscalationState;

  @Res(READ, () => DateTime, { description: 'When they were told.' })
  toldAt!: Date;

  @Res(READ, () => DateTime, { nullable: true, description: 'When the next office is told that they did not answer.' })
  dueAt!: Date | null;

  @Res(READ, () => DateTime, { nullable: true, description: 'When it was accepted, or over.' })
  closedAt!: Date | null;

  @Res(READ, () => Int, { description: 'How many steps were fired because nobody answered.' })
  step!: number;
}

export const preparationOf = ({ state, openedAt, dueAt, closedAt, steps, facts }: Escalation): HandoverPreparation => {
  const { offices, body } = facts as unknown as UpdateFacts;
  return Object.assign(new HandoverPreparation(), {
    ...{ state, toldAt: openedAt, dueAt, closedAt, step: steps.at(-1)?.step ?? 0 },
    ...{ offices: offices.map((id) => Office.of(id)), windowStart: body.windowStart, windowEnd: body.windowEnd },
  });
};
