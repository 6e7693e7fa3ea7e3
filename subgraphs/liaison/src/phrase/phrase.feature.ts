import type { Feature } from '@hub/subgraph-kit';
import { repatriationPhraseMigration } from '../migrations/1076-repatriation-phrase.js';
import { ConversationOfUpdateResolver, ConversationResolver } from './conversation.resolver.js';
import { RepatriationPhraseEntity } from './phrase.entity.js';
import { PhraseParametersResolver, PhraseResolver } from './phrase.resolver.js';

/** What both sides say to each other, in phrases of both languages. */
export const phrases: Feature = {
  name: 'phrases',
  resolvers: [PhraseResolver, PhraseParametersResolver, ConversationResolver, ConversationOfUpdateResolver],
  entities: [RepatriationPhraseEntity],
  migrations: [repatriationPhraseMigration],
};
