import { Args, ArgsType, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  Indicator,
  Input,
  keysetOf,
  PageArgs,
  pageOf,
  Pub,
  toConnection,
} from '@hub/subgraph-kit';
import { MATERIAL_KINDS, type MaterialKind, thaiDay } from '@hub/vocabulary';
import { MaterialKindCode } from '../codes.js';
import { createMaterial, issueMaterialVersion } from './material.commands.js';
import { CreateMaterialInput, IssueMaterialVersionInput, MaterialResult } from './material.inputs.js';
import { currentVersionOf, distributionPages, materialById, materialVersionPages } from './material.reference.js';
import { districtsReached, listMaterials, type MaterialRow } from './material.store.js';
import {
  distributionOf,
  Material,
  MaterialConnection,
  type MaterialDistribution,
  MaterialDistributionConnection,
  materialOf,
  MaterialVersion,
  MaterialVersionConnection,
  materialVersionOf,
  reachIndicator,
} from './material.type.js';

@ArgsType()
class MaterialsArgs extends PageArgs {
  @Pub(() => MaterialKindCode, { nullable: true, description: 'Only materials of this kind.' })
  kind?: MaterialKind | null;
}

@Resolver(() => Material)
export class MaterialResolver {
  @Query(() => Material, { nullable: true, description: 'One material.' })
  @Classified('PUB')
  material(
    @Input('id', () => ID, { class: 'PUB', description: 'Id of the material.' }) id: string,
    @Ctx() context: HubContext,
  ): Promise<Material | null> {
    return context.load(materialById, id);
  }

  @Query(() => MaterialConnection, { description: 'Materials, the last entered first.' })
  @Classified('PUB')
  async materials(
    @Args(() => MaterialsArgs) { kind, ...page }: MaterialsArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<Material>> {
    const keyset = keysetOf(page);
    const rows = await context.asCaller((tx) => listMaterials(tx, kind ? [kind] : MATERIAL_KINDS, keyset));
    const key = ({ created_at: at, id }: MaterialRow) => ({ at, id });
    return toConnection(pageOf(rows, keyset, key), materialOf);
  }

  @Query(() => Indicator, { description: 'How many districts got any material, each counted once, by the records.' })
  @Classified('PUB')
  async districtsReached(@Ctx() context: HubContext): Promise<Indicator> {
    return reachIndicator(await context.asCaller(districtsReached), thaiDay(context.now()));
  }

  @FieldResolver(() => MaterialVersion, { nullable: true, description: 'The version in use.' })
  @Classified('PUB')
  current(@Root() { id }: Material, @Ctx() context: HubContext): Promise<MaterialVersion | null> {
    return context.load(currentVersionOf, id);
  }

  @FieldResolver(() => MaterialVersionConnection, { nullable: true, description: 'All versions, the newest first.' })
  @Classified('PUB')
  async versions(
    @Root() { id: owner }: Material,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<MaterialVersion> | null> {
    const page = await context.load(materialVersionPages, { owner, first, after });
    return page && toConnection(page, materialVersionOf);
  }

  @FieldResolver(() => MaterialDistributionConnection, {
    nullable: true,
    description: 'Where copies of it went, the latest first.',
  })
  @Classified('PUB')
  async distributions(
    @Root() { id: owner }: Material,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<MaterialDistribution> | null> {
    const page = await context.load(distributionPages, { owner, first, after });
    return page && toConnection(page, distributionOf);
  }
}

@Resolver(() => Material)
export class MaterialChangeResolver {
  @Mutation(() => MaterialResult, { description: 'Writes down a new material in its first version.' })
  @Classified('PUB', 'curriculum:write')
  createMaterial(
    @Input('input', () => CreateMaterialInput, { class: 'PUB', description: 'What.' }) input: CreateMaterialInput,
    @Ctx() context: HubContext,
  ): Promise<MaterialResult> {
    return createMaterial(context, input);
  }

  @Mutation(() => MaterialResult, { description: 'Issues the next version of a material.' })
  @Classified('PUB', 'curriculum:write')
  issueMaterialVersion(
    @Input('input', () => IssueMaterialVersionInput, { class: 'PUB', description: 'What.' })
    input: IssueMaterialVersionInput,
    @Ctx() context: HubContext,
  ): Promise<MaterialResult> {
    return issueMaterialVersion(context, input);
  }
}

@Resolver(() => MaterialVersion)
export class MaterialVersionResolver {
  @FieldResolver(() => Material, { nullable: true, description: 'The material it is a version of.' })
  @Classified('PUB')
  material(@Root() { materialId }: MaterialVersion, @Ctx() context: HubContext): Promise<Material | null> {
    return context.load(materialById, materialId);
  }
}
