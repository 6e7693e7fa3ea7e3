import { enumOf } from '@hub/subgraph-kit';
import {
  AGENCY_KINDS,
  COMMITTEE_LEVELS,
  COMMITTEE_NOTICE_KINDS,
  COMMITTEE_STATES,
  GROUP_KINDS,
  PLACE_LEVELS,
  SEAT_ROLES,
} from '@hub/vocabulary';

export const AgencyKindCode = enumOf('AgencyKind', AGENCY_KINDS, 'The kind of agency a person or seat comes from.');
export const CommitteeLevelCode = enumOf('CommitteeLevel', COMMITTEE_LEVELS, 'How wide a committee answers.');
export const CommitteeNoticeKindCode = enumOf(
  'CommitteeNoticeKind',
  COMMITTEE_NOTICE_KINDS,
  'What becomes of an office that a committee cannot do without.',
);
export const CommitteeStateCode = enumOf('CommitteeState', COMMITTEE_STATES, 'How far a committee has come.');
export const GroupKindCode = enumOf('GroupKind', GROUP_KINDS, 'What a group of a committee is for.');
export { OfficeKindCode } from '@hub/subgraph-kit';
export const PlaceLevelCode = enumOf('PlaceLevel', PLACE_LEVELS, 'Administrative level of a place, from the widest.');
export const SeatRoleCode = enumOf('SeatRole', SEAT_ROLES, 'The role of a seat in its group.');
