import { registerEnumType } from 'type-graphql';
import { AGENCY_KINDS, TRAINING_STATES, TRAINING_TOPICS } from '@hub/vocabulary';

const enumOf = <Code extends string>(codes: readonly Code[]): { readonly [K in Code]: K } =>
  Object.fromEntries(codes.map((code) => [code, code])) as { [K in Code]: K };

export const TrainingState = enumOf(TRAINING_STATES);
export const TrainingTopic = enumOf(TRAINING_TOPICS);
export const AgencyKind = enumOf(AGENCY_KINDS);

registerEnumType(TrainingState, { name: 'TrainingState', description: 'Where a training stands.' });
registerEnumType(TrainingTopic, { name: 'TrainingTopic', description: 'What a training teaches.' });
registerEnumType(AgencyKind, { name: 'AgencyKind', description: 'The kind of agency a person or seat comes from.' });
