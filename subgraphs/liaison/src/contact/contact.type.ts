import { ID, Int, ObjectType } from 'type-graphql';
import { Problem, Pub, Res } from '@hub/subgraph-kit';
import type { ContactChannelKind } from '@hub/vocabulary';
import { ContactChannelKindCode } from '../codes.js';
import type { CounterpartRow } from '../counterpart/counterpart.row.js';
import { CounterpartOffice, counterpartOf } from '../counterpart/counterpart.type.js';
import { WeeklyHours, weeklyHoursOf } from '../hours/hours.type.js';
import type { LiaisonContactEntity } from './contact.entity.js';

@ObjectType({ description: 'A way to reach a contact.' })
export class ContactChannel {
  @Res('counterpart:read', () => ContactChannelKindCode, { description: 'By what.' })
  kind!: ContactChannelKind;

  @Res('counterpart:read', () => String, {
    description: 'Number with country code, address, or name of the account; call sign and frequency of a radio.',
  })
  address!: string;
}

@ObjectType({ description: 'An official of a counterpart office whom a committee may call.' })
export class LiaisonContact {
  @Res('counterpart:read', () => ID, { description: 'Id of the contact.' })
  id!: string;

  @Res('counterpart:read', () => String, { description: 'Name of the official.' })
  name!: string;

  @Res('counterpart:read', () => String, { description: 'What the official does there, e.g. Duty officer.' })
  role!: string;

  @Res('counterpart:read', () => [String], { description: 'ISO 639-1 codes of what is spoken, preferred first.' })
  languages!: string[];

  @Res('counterpart:read', () => [ContactChannel], { description: 'How to reach the official, preferred first.' })
  channels!: ContactChannel[];

  @Res('counterpart:read', () => [WeeklyHours], {
    nullable: true,
    description: 'When the official is there, in the time of the office; null where its duty hours hold.',
  })
  hours!: WeeklyHours[] | null;

  @Res('counterpart:read', () => Int, { description: 'Place in the order to call: 1 is called first.' })
  callOrder!: number;
}

@ObjectType({ description: 'A contact as it now stands, or what to put right.' })
export class LiaisonContactResult {
  @Res('counterpart:read', () => LiaisonContact, {
    nullable: true,
    description: 'Null when there are problems, and once it was taken away.',
  })
  contact!: LiaisonContact | null;

  @Res('counterpart:read', () => CounterpartOffice, {
    nullable: true,
    description: 'Its office with the new version; null when there are problems.',
  })
  counterpart!: CounterpartOffice | null;

  @Pub(() => [Problem], { description: 'Empty when it was done.' })
  problems!: readonly Problem[];
}

export const contactOf = (row: LiaisonContactEntity): LiaisonContact =>
  Object.assign(new LiaisonContact(), {
    ...{ id: row.id, name: row.name, role: row.role, languages: row.languages, callOrder: row.callOrder },
    channels: row.channels.map(({ kind, address }) => Object.assign(new ContactChannel(), { kind, address })),
    hours: row.hours && weeklyHoursOf(row.hours),
  });

/** A contact that was changed, or taken away, and its office. */
export interface KeptContact {
  readonly contact: LiaisonContactEntity | null;
  readonly row: CounterpartRow;
}

export const keptContact = ({ contact, row }: KeptContact): LiaisonContactResult =>
  Object.assign(new LiaisonContactResult(), {
    ...{ contact: contact && contactOf(contact), counterpart: counterpartOf(row), problems: [] },
  });

export const notKeptContact = (...problems: Problem[]): LiaisonContactResult =>
  Object.assign(new LiaisonContactResult(), { contact: null, counterpart: null, problems });
