import { enumOf } from '@hub/subgraph-kit';
import { AGENCY_KINDS, TRAINING_STATES, TRAINING_TOPICS } from '@hub/vocabulary';

export const AgencyKindCode = enumOf('AgencyKind', AGENCY_KINDS, 'The kind of agency a person or seat comes from.');
export const TrainingStateCode = enumOf('TrainingState', TRAINING_STATES, 'Where a training stands.');
export const TrainingTopicCode = enumOf('TrainingTopic', TRAINING_TOPICS, 'What a training teaches.');
