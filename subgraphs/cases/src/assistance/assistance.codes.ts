import { enumOf } from '@hub/subgraph-kit';
import { ASSISTANCE_OUTCOMES, ASSISTANCE_STATUSES, ASSISTANCE_TYPES, SHELTER_NEEDS } from '@hub/vocabulary';

export const AssistanceOutcomeCode = enumOf('AssistanceOutcome', ASSISTANCE_OUTCOMES, 'What an assistance came to.');
export const AssistanceStatusCode = enumOf('AssistanceStatus', ASSISTANCE_STATUSES, 'How far an assistance has come.');
export const AssistanceTypeCode = enumOf('AssistanceType', ASSISTANCE_TYPES, 'What help is given.');
export const ShelterNeedCode = enumOf('ShelterNeed', SHELTER_NEEDS, 'What a shelter must offer to somebody.');
