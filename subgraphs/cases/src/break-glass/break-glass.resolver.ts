import { Args, ArgsType, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  Input,
  keysetOf,
  PageArgs,
  pageOf,
  Res,
  toConnection,
} from '@hub/subgraph-kit';
import { requireOversight } from '../permissions.js';
import { endBreakGlass } from './break-glass.end.js';
import { EndBreakGlassInput, OpenBreakGlassInput, ReviewBreakGlassInput } from './break-glass.inputs.js';
import { openBreakGlass } from './break-glass.open.js';
import { noteOfReview, reasonOfBreakGlass } from './break-glass.reference.js';
import { reviewBreakGlass } from './break-glass.review.js';
import { listBreakGlasses } from './break-glass.store.js';
import {
  type Answered,
  BreakGlass,
  BreakGlassConnection,
  breakGlassOf,
  BreakGlassReview,
  EndBreakGlassResult,
  OpenBreakGlassResult,
  ReviewBreakGlassResult,
} from './break-glass.type.js';

@ArgsType()
class BreakGlassesArgs extends PageArgs {
  @Res(null, () => Boolean, {
    nullable: true,
    description: 'Only those that are reviewed, or only those that are not.',
  })
  reviewed?: boolean | null;
}

@Resolver(() => BreakGlass)
export class BreakGlassResolver {
  @Query(() => BreakGlassConnection, {
    description: 'Emergency accesses that an office of yours reviews, newest first.',
  })
  @Classified('RES', 'oversight:review')
  async breakGlasses(
    @Args(() => BreakGlassesArgs) { reviewed, ...page }: BreakGlassesArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<BreakGlass>> {
    requireOversight(context);
    const keyset = keysetOf(page);
    const rows = await context.asCaller((tx) => listBreakGlasses(tx, keyset, reviewed ?? null));
    return toConnection(
      pageOf(rows, keyset, (row) => row),
      breakGlassOf,
    );
  }

  @Mutation(() => OpenBreakGlassResult, {
    description: 'Opens a case of your province to you alone for at most an hour; tells those who watch at once.',
  })
  @Classified('RES', 'case:break-glass')
  async openBreakGlass(
    @Input('input', () => OpenBreakGlassInput, { class: 'RES', description: 'Which case, and why.' })
    input: OpenBreakGlassInput,
    @Ctx() context: HubContext,
  ): Promise<Answered> {
    return openBreakGlass(input, context);
  }

  @Mutation(() => EndBreakGlassResult, { description: 'Ends an emergency access of yours early.' })
  @Classified('RES', 'case:break-glass')
  endBreakGlass(
    @Input('input', () => EndBreakGlassInput, { class: 'RES', description: 'Which one.' }) input: EndBreakGlassInput,
    @Ctx() context: HubContext,
  ): Promise<Answered> {
    return endBreakGlass(input, context);
  }

  @Mutation(() => ReviewBreakGlassResult, { description: 'Judges an emergency access that somebody else opened.' })
  @Classified('RES', 'oversight:review')
  reviewBreakGlass(
    @Input('input', () => ReviewBreakGlassInput, { class: 'RES', description: 'The verdict.' })
    input: ReviewBreakGlassInput,
    @Ctx() context: HubContext,
  ): Promise<Answered> {
    return reviewBreakGlass(input, context);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it was opened: only for reviewers, with a second factor; each read is recorded.',
  })
  @Classified('VID', 'oversight:review')
  async reason(@Root() { id }: BreakGlass, @Ctx() context: HubContext): Promise<string | null> {
    return (await context.load(reasonOfBreakGlass, id))?.text ?? null;
  }
}

@Resolver(() => BreakGlassReview)
export class BreakGlassReviewResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'What the reviewer wrote: only for reviewers, with a second factor; each read is recorded.',
  })
  @Classified('VID', 'oversight:review')
  async note(@Root() { about }: BreakGlassReview, @Ctx() context: HubContext): Promise<string | null> {
    return (await context.load(noteOfReview, about))?.text ?? null;
  }
}
