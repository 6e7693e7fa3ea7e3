import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, HubError } from '@hub/subgraph-kit';
import { PurposeArgs } from '../access/access.args.js';
import { primeroFileOf } from './primero.reading.js';
import { Referral } from './referral.type.js';

@Resolver(() => Referral)
export class PrimeroResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The referral as JSON that Primero takes, while it is live: for whoever may read its notes; names stand in it as far as a consent lets the receiver and you know them. Each read is recorded.',
  })
  @Classified('VID', 'referral:note')
  async primeroFile(
    @Root() { id: referral }: Referral,
    @Args(() => PurposeArgs) { purpose }: PurposeArgs,
    @Ctx() context: HubContext,
  ): Promise<string> {
    const file = await context.load(primeroFileOf, { referral, purpose });
    if (!file) throw new HubError('FORBIDDEN_FIELD');
    return file.text;
  }
}
