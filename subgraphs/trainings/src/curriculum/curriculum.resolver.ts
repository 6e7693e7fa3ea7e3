import { Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  Input,
  keysetOf,
  PageArgs,
  pageOf,
  toConnection,
} from '@hub/subgraph-kit';
import type { CurriculumState } from '@hub/vocabulary';
import { createCurriculum, publishCurriculum, reviseCurriculum } from './curriculum.commands.js';
import {
  CreateCurriculumInput,
  CurriculumResult,
  PublishCurriculumInput,
  ReviseCurriculumInput,
} from './curriculum.inputs.js';
import { curriculumById, modulesOf, presentationsOf, presentVersionsOf, versionPages } from './curriculum.reference.js';
import { type CurriculumRow, listCurricula } from './curriculum.store.js';
import {
  Curriculum,
  CurriculumConnection,
  curriculumOf,
  CurriculumVersion,
  CurriculumVersionConnection,
  curriculumVersionOf,
  Module,
  Presentation,
} from './curriculum.type.js';

const versionIn = async (
  state: CurriculumState,
  { id }: Curriculum,
  context: HubContext,
): Promise<CurriculumVersion | null> =>
  (await context.load(presentVersionsOf, id))?.find((version) => version.state === state) ?? null;

@Resolver(() => Curriculum)
export class CurriculumResolver {
  @Query(() => Curriculum, { nullable: true, description: 'One curriculum.' })
  @Classified('PUB')
  curriculum(
    @Input('id', () => ID, { class: 'PUB', description: 'Id of the curriculum.' }) id: string,
    @Ctx() context: HubContext,
  ): Promise<Curriculum | null> {
    return context.load(curriculumById, id);
  }

  @Query(() => CurriculumConnection, { description: 'Curricula, the last entered first.' })
  @Classified('PUB')
  async curricula(@Args(() => PageArgs) args: PageArgs, @Ctx() context: HubContext): Promise<ConnectionOf<Curriculum>> {
    const keyset = keysetOf(args);
    const rows = await context.asCaller((tx) => listCurricula(tx, keyset));
    const key = ({ created_at: at, id }: CurriculumRow) => ({ at, id });
    return toConnection(pageOf(rows, keyset, key), curriculumOf);
  }

  @FieldResolver(() => CurriculumVersion, { nullable: true, description: 'What is taught now; null before the first.' })
  @Classified('PUB')
  published(@Root() curriculum: Curriculum, @Ctx() context: HubContext): Promise<CurriculumVersion | null> {
    return versionIn('PUBLISHED', curriculum, context);
  }

  @FieldResolver(() => CurriculumVersion, {
    nullable: true,
    description: 'What is being written; null when nothing is.',
  })
  @Classified('PUB')
  draft(@Root() curriculum: Curriculum, @Ctx() context: HubContext): Promise<CurriculumVersion | null> {
    return versionIn('DRAFT', curriculum, context);
  }

  @FieldResolver(() => CurriculumVersionConnection, { nullable: true, description: 'All versions, the newest first.' })
  @Classified('PUB')
  async versions(
    @Root() { id: owner }: Curriculum,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<CurriculumVersion> | null> {
    const page = await context.load(versionPages, { owner, first, after });
    return page && toConnection(page, curriculumVersionOf);
  }

  @Mutation(() => CurriculumResult, { description: 'Writes down a new curriculum, as a draft.' })
  @Classified('PUB', 'curriculum:write')
  createCurriculum(
    @Input('input', () => CreateCurriculumInput, { class: 'PUB', description: 'What.' }) input: CreateCurriculumInput,
    @Ctx() context: HubContext,
  ): Promise<CurriculumResult> {
    return createCurriculum(context, input);
  }

  @Mutation(() => CurriculumResult, { description: 'Drafts the next version of a curriculum, or its draft anew.' })
  @Classified('PUB', 'curriculum:write')
  reviseCurriculum(
    @Input('input', () => ReviseCurriculumInput, { class: 'PUB', description: 'What.' }) input: ReviseCurriculumInput,
    @Ctx() context: HubContext,
  ): Promise<CurriculumResult> {
    return reviseCurriculum(context, input);
  }

  @Mutation(() => CurriculumResult, {
    description: 'Publishes the draft of a curriculum; from then on it never changes.',
  })
  @Classified('PUB', 'curriculum:write')
  publishCurriculum(
    @Input('input', () => PublishCurriculumInput, { class: 'PUB', description: 'Which.' })
    input: PublishCurriculumInput,
    @Ctx() context: HubContext,
  ): Promise<CurriculumResult> {
    return publishCurriculum(context, input);
  }
}

@Resolver(() => CurriculumVersion)
export class CurriculumVersionResolver {
  @FieldResolver(() => Curriculum, { nullable: true, description: 'The curriculum it is a version of.' })
  @Classified('PUB')
  curriculum(@Root() { curriculumId }: CurriculumVersion, @Ctx() context: HubContext): Promise<Curriculum | null> {
    return context.load(curriculumById, curriculumId);
  }

  @FieldResolver(() => [Module], { nullable: true, description: 'Its modules in order, at most 20.' })
  @Classified('PUB')
  modules(@Root() { id }: CurriculumVersion, @Ctx() context: HubContext): Promise<Module[] | null> {
    return context.load(modulesOf, id);
  }
}

@Resolver(() => Module)
export class ModuleResolver {
  @FieldResolver(() => [Presentation], { nullable: true, description: 'Its presentations in order, at most 40.' })
  @Classified('PUB')
  presentations(@Root() { id }: Module, @Ctx() context: HubContext): Promise<Presentation[] | null> {
    return context.load(presentationsOf, id);
  }

  @FieldResolver(() => Int, { nullable: true, description: 'How long all its presentations take, in minutes.' })
  @Classified('PUB')
  async minutes(@Root() { id }: Module, @Ctx() context: HubContext): Promise<number | null> {
    const all = await context.load(presentationsOf, id);
    return all && all.reduce((sum, { minutes }) => sum + minutes, 0);
  }
}
