import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Classified, type ConnectionOf, type HubContext, PageArgs, toConnection } from '@hub/subgraph-kit';
import { FOLLOW, requireRepatriationReader } from '../permissions.js';
import { Repatriation } from '../repatriation/repatriation.type.js';
import { RepatriationUpdate } from '../update/update.type.js';
import { loadPhrases, pagesOfRefs, pagesOfRepatriations } from './phrase.store.js';
import { SaidPhrase, SaidPhraseConnection, saidPhraseOf } from './phrase.type.js';

@Resolver(() => Repatriation)
export class ConversationResolver {
  @Classified('RES', 'repatriation:read')
  @FieldResolver(() => SaidPhraseConnection, {
    nullable: true,
    description: 'What both sides said of it in phrases, newest first.',
  })
  async messages(
    @Ctx() context: HubContext,
    @Root() { id }: Repatriation,
    @Args(() => PageArgs) { first, after }: PageArgs,
  ): Promise<ConnectionOf<SaidPhrase> | null> {
    requireRepatriationReader(context.caller);
    const rows = await context.load(pagesOfRepatriations, { owner: id, first, after });
    return rows && toConnection(rows, saidPhraseOf);
  }
}

@Resolver(() => RepatriationUpdate)
export class ConversationOfUpdateResolver {
  @Classified('RES', FOLLOW)
  @FieldResolver(() => SaidPhraseConnection, {
    nullable: true,
    description: 'What both sides have said of it in phrases so far, newest first.',
  })
  async messages(
    @Ctx() context: HubContext,
    @Root() { ref }: RepatriationUpdate,
    @Args(() => PageArgs) { first, after }: PageArgs,
  ): Promise<ConnectionOf<SaidPhrase> | null> {
    const rows = await context.load(pagesOfRefs, { owner: ref, first, after });
    return rows && toConnection(rows, saidPhraseOf);
  }

  @Classified('RES', FOLLOW)
  @FieldResolver(() => SaidPhrase, {
    nullable: true,
    description: 'What was said, in an entry of a phrase; null on the list of all that an office follows.',
  })
  phrase(@Ctx() context: HubContext, @Root() { said }: RepatriationUpdate): Promise<SaidPhrase | null> | null {
    return said.phrase ? context.load(loadPhrases, said.phrase) : null;
  }
}
