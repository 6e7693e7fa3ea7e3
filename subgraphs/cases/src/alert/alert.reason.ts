import { Int, ObjectType } from 'type-graphql';
import { AlertCommitteeCode, AlertConditionCode, Res } from '@hub/subgraph-kit';
import type { AlertCommittee, AlertCondition, PlaceRole, StepReason } from '@hub/vocabulary';
import { PlaceRoleCode, StepReasonCode } from '../codes.js';
import { Place } from '../place/place.stub.js';
import type { AlertReasonBody } from './alert.type.js';

@ObjectType({ description: 'Why an office got an alert, for whoever holds the office.' })
export class AlertReason {
  @Res('alert:read', () => Int, { nullable: true, description: 'Version of the rule by which it got it.' })
  version!: number | null;

  @Res('alert:read', () => AlertConditionCode, { nullable: true, description: 'The condition that held.' })
  when!: AlertCondition | null;

  @Res('alert:read', () => AlertCommitteeCode, { nullable: true, description: 'Whose office the rule named.' })
  whose!: AlertCommittee | null;

  @Res('alert:read', () => String, { nullable: true, description: 'What the rule itself says to that.' })
  because!: string | null;

  @Res('alert:read', () => Place, { nullable: true, description: 'The place that concerns the office.' })
  place!: Place | null;

  @Res('alert:read', () => [PlaceRoleCode], { description: 'What that place is besides where help is needed.' })
  roles!: readonly PlaceRole[];

  @Res('alert:read', () => Int, { nullable: true, description: 'The step that alerted it; null for the first alert.' })
  step!: number | null;

  @Res('alert:read', () => StepReasonCode, { nullable: true, description: 'Why that step was fired.' })
  firedBecause!: StepReason | null;

  /** Id of the subscription, if one gave it. */
  by!: string | null;
}

export const reasonOf = ({ place, subscription, ...body }: AlertReasonBody): AlertReason =>
  Object.assign(new AlertReason(), {
    ...{ version: null, when: null, whose: null, because: null, roles: [], step: null, firedBecause: null },
    ...body,
    place: place === undefined ? null : Place.of(place),
    by: subscription ?? null,
  });
