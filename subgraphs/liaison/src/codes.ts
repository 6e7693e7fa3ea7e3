import { enumOf } from '@hub/subgraph-kit';
import {
  ACKNOWLEDGEMENT_KINDS,
  CROSSING_KINDS,
  CROSSING_MODES,
  ESCALATION_STATES,
  NEEDS_FLAGS,
  PERSONS_BANDS,
  REPATRIATION_DIRECTIONS,
  REPATRIATION_STATES,
} from '@hub/vocabulary';

export const AcknowledgementKindCode = enumOf(
  'AcknowledgementKind',
  ACKNOWLEDGEMENT_KINDS,
  'How a person answered an alert; only ACCEPTED closes it.',
);
export const EscalationStateCode = enumOf('EscalationState', ESCALATION_STATES, 'What became of a duty to answer.');
export const CrossingKindCode = enumOf(
  'CrossingKind',
  CROSSING_KINDS,
  'A legal crossing, or natural ones along a river, known only as a count.',
);
export const CrossingModeCode = enumOf('CrossingMode', CROSSING_MODES, 'How a legal crossing crosses the border.');
export const NeedsFlagCode = enumOf('NeedsFlag', NEEDS_FLAGS, 'A need that the receiving office must prepare for.');
export const PersonsBandCode = enumOf(
  'PersonsBand',
  PERSONS_BANDS,
  'How many persons, as a band so that a count cannot identify a family.',
);
export const RepatriationDirectionCode = enumOf(
  'RepatriationDirection',
  REPATRIATION_DIRECTIONS,
  'INBOUND: a Thai national coming home. OUTBOUND: a foreign national going home.',
);
export const RepatriationStateCode = enumOf(
  'RepatriationState',
  REPATRIATION_STATES,
  'How far a repatriation has come.',
);
