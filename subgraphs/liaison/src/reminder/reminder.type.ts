import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, DateTime, type InboxEnvelope, Res } from '@hub/subgraph-kit';
import type { LiaisonReminderKind } from '@hub/vocabulary';
import { LiaisonReminderKindCode } from '../codes.js';

/** What an entry of reminders says. Never a contact. */
export interface ReminderBody {
  readonly id: string;
  readonly kind: LiaisonReminderKind;
  readonly counterpart: string;
  /** ISO instant. */
  readonly at: string;
}

@ObjectType({ description: 'Reminds whoever keeps an office across the border to confirm it and its contacts.' })
export class LiaisonReminder {
  /** Id of the office that the `counterpart` field loads. */
  counterpartId!: string;

  @Res('counterpart:write', () => ID, { description: 'Id of the reminder; the same in every inbox that got it.' })
  id!: string;

  @Res('counterpart:write', () => Int, { description: 'Number in the inbox of reminders: 1, 2, 3 without holes.' })
  number!: number;

  @Res('counterpart:write', () => LiaisonReminderKindCode, { description: 'Whether there is time left.' })
  kind!: LiaisonReminderKind;

  @Res('counterpart:write', () => DateTime, { description: 'When it was sent.' })
  at!: Date;
}

export const LiaisonReminderConnection = connectionType<LiaisonReminder>('LiaisonReminder', () => LiaisonReminder);

@ObjectType({ description: 'One step of an inbox of reminders: a reminder, or a heartbeat that says how far it goes.' })
export class LiaisonReminderMessage {
  @Res('counterpart:write', () => ID, { description: 'Id of the office that is reminded.' })
  office!: string;

  @Res('counterpart:write', () => Int, {
    description: 'Number of this reminder; in a heartbeat, of the last one delivered.',
  })
  number!: number;

  @Res('counterpart:write', () => Int, { description: 'Highest number of the inbox.' })
  head!: number;

  @Res('counterpart:write', () => LiaisonReminder, { nullable: true, description: 'Null in a heartbeat.' })
  reminder!: LiaisonReminder | null;
}

export const reminderOf = ({ id, kind, counterpart, at }: ReminderBody, number: number): LiaisonReminder =>
  Object.assign(new LiaisonReminder(), { id, number, kind, at: new Date(at), counterpartId: counterpart });

export const messageOf = ({ office, number, head, event }: InboxEnvelope<ReminderBody>): LiaisonReminderMessage =>
  Object.assign(new LiaisonReminderMessage(), {
    ...{ office, number, head, reminder: event && reminderOf(event, number) },
  });
