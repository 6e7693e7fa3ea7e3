import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, DateTime, Entity, type InboxEnvelope, Res } from '@hub/subgraph-kit';
import type {
  AcknowledgementKind,
  AlertCommittee,
  AlertCondition,
  AlertRule,
  CaseCategory,
  PersonsBand,
  PlaceRole,
  StepReason,
  Urgency,
} from '@hub/vocabulary';
import { AcknowledgementKindCode, AlertRuleCode, CaseCategoryCode, PersonsBandCode, UrgencyCode } from '../codes.js';
import { Committee } from '../committee/committee.stub.js';
import { Office } from '../office/office.stub.js';
import { Official } from '../official/official.stub.js';
import { Place } from '../place/place.stub.js';
import { type TrendBody, TrendNote, trendOf } from '../trend/trend.type.js';
import type { ReceiptRow } from './alert.store.js';

/** What every inbox entry says. */
interface EntryBody {
  readonly id: string;
  readonly eventId: string;
  readonly rule: AlertRule;
  readonly office: string;
  /** Committee of the office; null for an office outside the committees. */
  readonly committee: string | null;
  /** ISO instants; no answer is waited for when `ackBy` is null. */
  readonly ackBy: string | null;
  readonly createdAt: string;
  /** Missing in entries of old releases. */
  readonly reason?: AlertReasonBody;
}

/** What an entry about a case says. Never a name, a number to call, an exact place or a nationality. */
export interface CaseAlertBody extends EntryBody {
  readonly case: string;
  /** P-code. */
  readonly district: string;
  readonly category: CaseCategory;
  readonly urgency: Urgency;
  readonly personsBand: PersonsBand;
  readonly minorInvolved: boolean;
  /** Id, in entries about a referral. */
  readonly referral?: string;
}

/** What an entry about a trend says. Nothing of any case. */
export interface TrendAlertBody extends EntryBody {
  /** P-code. */
  readonly district: string;
  readonly trend: TrendBody;
}

/** What an entry says that has its office look at a case it may see: which case, and nothing of it. */
export interface CaseNoticeBody extends EntryBody {
  readonly case: string;
  /** Id, in entries about a conference. */
  readonly conference?: string;
}

export type AlertBody = CaseAlertBody | TrendAlertBody | CaseNoticeBody;

/** Why an office got an entry; which fields there are depends on whether a rule, a subscription or a step gave it. */
export interface AlertReasonBody {
  readonly version?: number;
  readonly when?: AlertCondition;
  readonly whose?: AlertCommittee;
  readonly because?: string;
  /** P-code. */
  readonly place?: string;
  readonly roles?: readonly PlaceRole[];
  readonly subscription?: string;
  readonly step?: number;
  readonly firedBecause?: StepReason;
}

@ObjectType({ description: 'How one person answered an alert.' })
export class AlertReceipt {
  @Res('alert:read', () => AcknowledgementKindCode, { description: 'The answer.' })
  kind!: AcknowledgementKind;

  @Res('alert:read', () => DateTime, { description: 'When.' })
  at!: Date;

  @Res('alert:read', () => Office, { nullable: true, description: 'For which office.' })
  office!: Office | null;

  @Res('alert:read', () => Official, { nullable: true, description: 'Who.' })
  person!: Official | null;
}

@Entity('CaseAlert', {
  key: 'id',
  description: 'One entry in the inbox of one office: about a case, or a note of a trend, a conference or a task.',
})
export class CaseAlert {
  @Res('alert:read', () => ID, { description: 'Id of the alert, its own for each office.' })
  id!: string;

  @Res('alert:read', () => ID, { description: 'Id of the event; the same in every inbox that got it.' })
  eventId!: string;

  @Res('alert:read', () => Int, { description: 'Number in the inbox: 1, 2, 3 without holes.' })
  number!: number;

  @Res('alert:read', () => AlertRuleCode, { description: 'The rule that addressed the office.' })
  rule!: AlertRule;

  @Res('alert:read', () => Place, {
    nullable: true,
    description: 'District where help is needed, or where a trend is seen; null in a note of a conference or a task.',
  })
  district!: Place | null;

  @Res('alert:read', () => Committee, { nullable: true, description: 'Committee of the office.' })
  committee!: Committee | null;

  @Res('alert:read', () => Office, { nullable: true, description: 'Office whose inbox holds it.' })
  office!: Office | null;

  @Res('alert:read', () => TrendNote, {
    nullable: true,
    description: 'What is reported again and again; null in an entry about a case.',
  })
  trend!: TrendNote | null;

  @Res('alert:read', () => CaseCategoryCode, {
    nullable: true,
    description: 'What the case is about; null in a note of a trend, a conference or a task.',
  })
  category!: CaseCategory | null;

  @Res('alert:read', () => UrgencyCode, {
    nullable: true,
    description: 'How soon somebody must answer; null in a note of a trend, a conference or a task.',
  })
  urgency!: Urgency | null;

  @Res('alert:read', () => PersonsBandCode, {
    nullable: true,
    description: 'How many persons are concerned; null in a note of a trend, a conference or a task.',
  })
  personsBand!: PersonsBand | null;

  @Res('alert:read', () => Boolean, {
    nullable: true,
    description: 'True when anybody concerned may be under 18; null in a note of a trend, a conference or a task.',
  })
  minorInvolved!: boolean | null;

  @Res('alert:read', () => DateTime, {
    nullable: true,
    description: 'When somebody must have accepted; null where nobody has to.',
  })
  ackBy!: Date | null;

  @Res('alert:read', () => DateTime, { description: 'When the office was alerted.' })
  createdAt!: Date;

  /** Id of the case, if it is about one; the case itself is loaded for whoever asks. */
  about!: string | null;

  /** Id of the conference, likewise. */
  conferred!: string | null;

  /** Id of the referral, likewise. */
  referred!: string | null;

  /** Told to whoever holds the office. */
  why!: AlertReasonBody | null;
}

export const CaseAlertConnection = connectionType<CaseAlert>('CaseAlert', () => CaseAlert);

@ObjectType({ description: 'One step of an inbox: an alert, or a heartbeat that proves how far it goes.' })
export class CaseAlertMessage {
  @Res('alert:read', () => ID, { description: 'Id of the office whose inbox it is.' })
  office!: string;

  @Res('alert:read', () => Int, { description: 'Number of this alert; in a heartbeat, of the last one delivered.' })
  number!: number;

  @Res('alert:read', () => Int, { description: 'Highest number of the inbox.' })
  head!: number;

  @Res('alert:read', () => CaseAlert, { nullable: true, description: 'Null in a heartbeat.' })
  alert!: CaseAlert | null;
}

const NOTHING = {
  ...{ trend: null, category: null, urgency: null, personsBand: null, minorInvolved: null, district: null },
  ...{ about: null, referred: null, conferred: null },
};

const aboutOf = (body: AlertBody) => {
  if ('trend' in body) return { ...NOTHING, trend: trendOf(body.trend), district: Place.of(body.district) };
  if (!('urgency' in body)) return { ...NOTHING, about: body.case, conferred: body.conference ?? null };
  const { category, urgency, personsBand, minorInvolved } = body;
  return {
    ...{ ...NOTHING, category, urgency, personsBand, minorInvolved, district: Place.of(body.district) },
    ...{ about: body.case, referred: body.referral ?? null },
  };
};

export const alertOf = (body: AlertBody, number: number): CaseAlert => {
  const { id, eventId, rule, office, committee, reason } = body;
  return Object.assign(new CaseAlert(), {
    ...aboutOf(body),
    ...{ id, eventId, rule, number },
    why: reason ?? null,
    office: Office.of(office),
    committee: committee === null ? null : Committee.of(committee),
    ackBy: body.ackBy === null ? null : new Date(body.ackBy),
    createdAt: new Date(body.createdAt),
  });
};

export const messageOf = ({ office, number, head, event }: InboxEnvelope<AlertBody>): CaseAlertMessage =>
  Object.assign(new CaseAlertMessage(), { office, number, head, alert: event && alertOf(event, number) });

export const receiptOf = ({ kind, at, office, person }: Omit<ReceiptRow, 'alert'>): AlertReceipt =>
  Object.assign(new AlertReceipt(), { kind, at, office: Office.of(office), person: Official.of(person) });
