import { enumOf } from '@hub/subgraph-kit';
import { CONFERENCE_CALL_OFF_REASONS, CONFERENCE_STATES, CONFERENCE_TOPICS } from '@hub/vocabulary';

export const ConferenceCallOffReasonCode = enumOf(
  'ConferenceCallOffReason',
  CONFERENCE_CALL_OFF_REASONS,
  'Why a case conference was called off.',
);
export const ConferenceStateCode = enumOf('ConferenceState', CONFERENCE_STATES, 'Where a case conference stands.');
export const ConferenceTopicCode = enumOf('ConferenceTopic', CONFERENCE_TOPICS, 'What a case conference is about.');
