import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, rowByKey, rowsByOwner } from '@hub/subgraph-kit';
import { curriculumVersionById, modulesOf } from '../curriculum/curriculum.reference.js';
import { CurriculumVersion, Module } from '../curriculum/curriculum.type.js';
import { materialVersionById } from '../material/material.reference.js';
import { MaterialVersion } from '../material/material.type.js';
import { TrainingEvent } from './training-event.type.js';
import { taughtOf, usedOf } from './training-links.store.js';

const taughtBy = rowByKey({
  list: taughtOf,
  keyOf: ({ training_event_id }) => training_event_id,
  shape: ({ curriculum_version_id: version, modules }) => ({ version, modules }),
});

const usedBy = rowsByOwner({
  list: usedOf,
  keyOf: ({ training_event_id }) => training_event_id,
  shape: ({ material_version_id }) => material_version_id,
});

@Resolver(() => TrainingEvent)
export class TrainingLinksResolver {
  @FieldResolver(() => CurriculumVersion, {
    nullable: true,
    description: 'The version of a curriculum that it teaches, as published when it was planned; null for none.',
  })
  @Classified('PUB')
  async curriculum(@Root() { id }: TrainingEvent, @Ctx() context: HubContext): Promise<CurriculumVersion | null> {
    const taught = await context.load(taughtBy, id);
    return taught && context.load(curriculumVersionById, taught.version);
  }

  @FieldResolver(() => [Module], {
    nullable: true,
    description: 'The modules of that version that it teaches, in order.',
  })
  @Classified('PUB')
  async modules(@Root() { id }: TrainingEvent, @Ctx() context: HubContext): Promise<Module[] | null> {
    const taught = await context.load(taughtBy, id);
    if (!taught) return [];
    const all = await context.load(modulesOf, taught.version);
    return all && all.filter((module) => taught.modules.includes(module.id));
  }

  @FieldResolver(() => [MaterialVersion], {
    nullable: true,
    description: 'The materials that it uses, each in the version in use when it was planned.',
  })
  @Classified('PUB')
  async materials(@Root() { id }: TrainingEvent, @Ctx() context: HubContext): Promise<MaterialVersion[] | null> {
    const used = (await context.load(usedBy, id)) ?? [];
    const versions = await Promise.all(used.map((version) => context.load(materialVersionById, version)));
    return versions.flatMap((version) => version ?? []);
  }
}
