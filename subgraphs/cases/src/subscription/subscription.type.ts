import { ID, ObjectType } from 'type-graphql';
import { connectionType, DateTime, Problem, Pub, Res } from '@hub/subgraph-kit';
import type { CaseCategory } from '@hub/vocabulary';
import { CaseCategoryCode } from '../codes.js';
import { Committee } from '../committee/committee.stub.js';
import { Office } from '../office/office.stub.js';
import { Official } from '../official/official.stub.js';
import { Place } from '../place/place.stub.js';
import type { SubscriptionRow } from './subscription.store.js';

@ObjectType({ description: 'What a committee wants to be told of beyond its own district; gives alerts, and no case.' })
export class AlertSubscription {
  @Res('alert:read', () => ID, { description: 'Opaque id; end the subscription by it.' })
  id!: string;

  @Res('alert:read', () => Office, { nullable: true, description: 'The office whose inbox gets the alerts.' })
  office!: Office | null;

  @Res('alert:read', () => Committee, { nullable: true, description: 'Committee of the office.' })
  committee!: Committee | null;

  @Res('alert:read', () => Place, { nullable: true, description: 'Where, with everything below it.' })
  place!: Place | null;

  @Res('alert:read', () => CaseCategoryCode, { nullable: true, description: 'What about; null for everything.' })
  category!: CaseCategory | null;

  @Res('alert:read', () => Official, { nullable: true, description: 'Who subscribed.' })
  createdBy!: Official | null;

  @Res('alert:read', () => DateTime, { description: 'Since when.' })
  createdAt!: Date;

  @Res('alert:read', () => DateTime, { nullable: true, description: 'When it was ended; null while it lasts.' })
  endedAt!: Date | null;
}

export const AlertSubscriptionConnection = connectionType<AlertSubscription>(
  'AlertSubscription',
  () => AlertSubscription,
);

@ObjectType({ description: 'The answer to a subscription, or to the end of one.' })
export class AlertSubscriptionResult {
  @Res('alert:read', () => AlertSubscription, { nullable: true, description: 'Null when nothing changed.' })
  subscription!: AlertSubscription | null;

  @Pub(() => [Problem], { description: 'What stands against it.' })
  problems!: readonly Problem[];
}

export const subscriptionOf = (row: SubscriptionRow): AlertSubscription =>
  Object.assign(new AlertSubscription(), {
    ...{ id: row.id, office: Office.of(row.office), committee: Committee.of(row.committee) },
    ...{ place: Place.of(row.place), category: row.category, createdBy: Official.of(row.createdBy) },
    ...{ createdAt: new Date(row.at), endedAt: row.endedAt },
  });

export const subscribed = (row: SubscriptionRow): AlertSubscriptionResult =>
  Object.assign(new AlertSubscriptionResult(), { subscription: subscriptionOf(row), problems: [] });

export const notSubscribed = (problem: Problem): AlertSubscriptionResult =>
  Object.assign(new AlertSubscriptionResult(), { subscription: null, problems: [problem] });
