import { registerEnumType } from 'type-graphql';
import {
  CROSSING_KINDS,
  CROSSING_MODES,
  NEEDS_FLAGS,
  PERSONS_BANDS,
  REPATRIATION_DIRECTIONS,
  REPATRIATION_STATES,
} from '@hub/vocabulary';

const enumOf = <Code extends string>(codes: readonly Code[], name: string, description: string) => {
  const values = Object.fromEntries(codes.map((code) => [code, code])) as { readonly [Each in Code]: Each };
  registerEnumType(values, { name, description });
  return values;
};

export const CrossingKindCode = enumOf(
  CROSSING_KINDS,
  'CrossingKind',
  'A legal crossing, or natural ones along a river, known only as a count.',
);
export const CrossingModeCode = enumOf(CROSSING_MODES, 'CrossingMode', 'How a legal crossing crosses the border.');
export const NeedsFlagCode = enumOf(
  NEEDS_FLAGS,
  'NeedsFlag',
  'A need that the receiving office must prepare for.',
);
export const PersonsBandCode = enumOf(
  PERSONS_BANDS,
  'PersonsBand',
  'How many persons, as a band so that a count cannot identify a family.',
);
export const RepatriationDirectionCode = enumOf(
  REPATRIATION_DIRECTIONS,
  'RepatriationDirection',
  'INBOUND: a Thai national coming home. OUTBOUND: a foreign national going home.',
);
export const RepatriationStateCode = enumOf(
  REPATRIATION_STATES,
  'RepatriationState',
  'How far a repatriation has come.',
);
