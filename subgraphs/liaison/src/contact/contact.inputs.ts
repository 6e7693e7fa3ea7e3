import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { Pub, Res } from '@hub/subgraph-kit';
import { CONTACT_CHANNEL_KINDS, type ContactChannelKind } from '@hub/vocabulary';
import { ContactChannelKindCode } from '../codes.js';
import { languages } from '../counterpart/counterpart.inputs.js';
import { weeklyHours } from '../hours/hours.inputs.js';
import { WeeklyHoursInput } from '../hours/hours.type.js';
import { idempotencyKey } from '../idempotency/idempotency.inputs.js';

@InputType({ description: 'A way to reach a contact.' })
export class ContactChannelInput {
  @Res(null, () => ContactChannelKindCode, { description: 'By what.' })
  kind!: string;

  @Res(null, () => String, {
    description: 'Number with country code, address, or name of the account; call sign and frequency of a radio.',
  })
  address!: string;
}

@InputType({ description: 'A contact as it shall be.' })
export class LiaisonContactInput {
  @Res(null, () => String, { description: 'Name of the official.' })
  name!: string;

  @Res(null, () => String, { description: 'What the official does there, e.g. Duty officer.' })
  role!: string;

  @Res(null, () => [String], { description: 'ISO 639-1 codes of what is spoken, preferred first.' })
  languages!: string[];

  @Res(null, () => [ContactChannelInput], { description: 'How to reach the official, preferred first; one to eight.' })
  channels!: ContactChannelInput[];

  @Res(null, () => [WeeklyHoursInput], {
    nullable: true,
    description: 'When the official is there, in the time of the office; without them its duty hours hold.',
  })
  hours?: WeeklyHoursInput[] | null;

  @Res(null, () => Int, { description: 'Place in the order to call, from 1 to 99; 1 is called first.' })
  callOrder!: number;
}

@InputType({ description: 'A new contact of an office that you keep.' })
export class AddLiaisonContactInput {
  @Pub(() => ID, { description: 'A key of your own; the same key with the same input is done once.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'Id of the office.' })
  counterpart!: string;

  @Res(null, () => LiaisonContactInput, { description: 'The contact.' })
  details!: LiaisonContactInput;
}

@InputType({ description: 'A contact, and how it shall be.' })
export class ChangeLiaisonContactInput {
  @Res(null, () => ID, { description: 'Id of the contact.' })
  contact!: string;

  @Res(null, () => Int, { description: 'The version of its office that you have read.' })
  version!: number;

  @Res(null, () => LiaisonContactInput, { description: 'The contact as it shall be.' })
  details!: LiaisonContactInput;
}

@InputType({ description: 'A contact that is there no more.' })
export class RemoveLiaisonContactInput {
  @Res(null, () => ID, { description: 'Id of the contact.' })
  contact!: string;

  @Res(null, () => Int, { description: 'The version of its office that you have read.' })
  version!: number;
}

const NUMBER = /^\+[0-9][0-9 -]{5,28}[0-9]$/;
const DIALLED: readonly ContactChannelKind[] = ['PHONE', 'MOBILE', 'WHATSAPP', 'FAX'];

const channel = z
  .object({ kind: z.enum(CONTACT_CHANNEL_KINDS), address: z.string().trim().min(2).max(120) })
  .refine(({ kind, address }) => !DIALLED.includes(kind) || NUMBER.test(address), { path: ['address'] })
  .refine(({ kind, address }) => kind !== 'EMAIL' || z.email().safeParse(address).success, { path: ['address'] });

const details = z.object({
  name: z.string().trim().min(1).max(120),
  role: z.string().trim().min(1).max(120),
  languages,
  channels: z.array(channel).min(1).max(8),
  hours: weeklyHours.min(1).nullish().default(null),
  callOrder: z.int().min(1).max(99),
});

const named = { contact: z.uuid(), version: z.int().positive() };

export const addRules = z.object({ idempotencyKey, counterpart: z.uuid(), details });
export type AddedContact = z.infer<typeof addRules>;
export const changeRules = z.object({ ...named, details });
export type ChangedContact = z.infer<typeof changeRules>;
export const removeRules = z.object(named);
export type RemovedContact = z.infer<typeof removeRules>;
