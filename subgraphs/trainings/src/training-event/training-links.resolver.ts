import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input, rowByKey, rowsByOwner } from '@hub/subgraph-kit';
import { activitiesOfTrainings } from '../capacity-plan/capacity-plan.store.js';
import { CapacityActivity, capacityActivityOf } from '../capacity-plan/capacity-plan.type.js';
import { curriculumVersionById, modulesOf } from '../curriculum/curriculum.reference.js';
import { CurriculumVersion, Module } from '../curriculum/curriculum.type.js';
import { materialVersionById } from '../material/material.reference.js';
import { MaterialVersion } from '../material/material.type.js';
import { LinkTrainingInput, TrainingEventResult } from './training-event.inputs.js';
import { TrainingEvent } from './training-event.type.js';
import { linkTraining } from './training-link.commands.js';
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

const fulfilledBy = rowByKey({
  list: activitiesOfTrainings,
  keyOf: ({ training_event_id }) => training_event_id!,
  shape: capacityActivityOf,
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
  @FieldResolver(() => CapacityActivity, {
    nullable: true,
    description: 'The activity of a capacity plan that it fulfils; null for none.',
  })
  @Classified('PUB')
  fulfils(@Root() { id }: TrainingEvent, @Ctx() context: HubContext): Promise<CapacityActivity | null> {
    return context.load(fulfilledBy, id);
  }

  @Mutation(() => TrainingEventResult, {
    description: 'Says which activity of a capacity plan a training fulfils, after it was planned or held.',
  })
  @Classified('PUB', 'training:write')
  linkTraining(
    @Input('input', () => LinkTrainingInput, { class: 'PUB', description: 'The training, and what it fulfils.' })
    input: LinkTrainingInput,
    @Ctx() context: HubContext,
  ): Promise<TrainingEventResult> {
    return linkTraining(context, input);
  }
}
