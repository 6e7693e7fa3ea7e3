import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input, rowsByOwner } from '@hub/subgraph-kit';
import { requireCorrectionsReading } from '../permissions.js';
import { correctDistribution, recordDistribution } from './distribution.commands.js';
import { correctionsOfDistributions } from './distribution.store.js';
import {
  CorrectMaterialDistributionInput,
  MaterialDistributionResult,
  RecordMaterialDistributionInput,
} from './material.inputs.js';
import { materialVersionById } from './material.reference.js';
import {
  MaterialDistribution,
  MaterialDistributionCorrection,
  MaterialVersion,
  toDistributionCorrection,
} from './material.type.js';

const correctionsByDistribution = rowsByOwner({
  list: correctionsOfDistributions,
  keyOf: ({ distribution }) => distribution,
  shape: toDistributionCorrection,
});

@Resolver(() => MaterialDistribution)
export class MaterialDistributionResolver {
  @FieldResolver(() => MaterialVersion, { nullable: true, description: 'What was handed over.' })
  @Classified('PUB')
  materialVersion(
    @Root() { versionId }: MaterialDistribution,
    @Ctx() context: HubContext,
  ): Promise<MaterialVersion | null> {
    return context.load(materialVersionById, versionId);
  }

  @FieldResolver(() => [MaterialDistributionCorrection], {
    nullable: true,
    description: 'What was recorded before it was put right, the last correction first, at most 20.',
  })
  @Classified('PUB')
  corrections(
    @Root() { id }: MaterialDistribution,
    @Ctx() context: HubContext,
  ): Promise<MaterialDistributionCorrection[] | null> {
    return context.load(correctionsByDistribution, id);
  }

  @Mutation(() => MaterialDistributionResult, { description: 'Records that copies of a material went somewhere.' })
  @Classified('PUB', 'curriculum:write')
  recordMaterialDistribution(
    @Input('input', () => RecordMaterialDistributionInput, { class: 'PUB', description: 'What and where.' })
    input: RecordMaterialDistributionInput,
    @Ctx() context: HubContext,
  ): Promise<MaterialDistributionResult> {
    return recordDistribution(context, input);
  }

  @Mutation(() => MaterialDistributionResult, {
    description: 'Puts right where copies of a material went; what was recorded is kept.',
  })
  @Classified('PUB', 'curriculum:write')
  correctMaterialDistribution(
    @Input('input', () => CorrectMaterialDistributionInput, { class: 'PUB', description: 'What is right.' })
    input: CorrectMaterialDistributionInput,
    @Ctx() context: HubContext,
  ): Promise<MaterialDistributionResult> {
    return correctDistribution(context, input);
  }
}

@Resolver(() => MaterialDistributionCorrection)
export class MaterialDistributionCorrectionResolver {
  @FieldResolver(() => MaterialVersion, { nullable: true, description: 'What was recorded as handed over.' })
  @Classified('PUB')
  materialVersion(
    @Root() { versionId }: MaterialDistributionCorrection,
    @Ctx() context: HubContext,
  ): Promise<MaterialVersion | null> {
    return context.load(materialVersionById, versionId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why it was put right.' })
  @Classified('RES', 'training:read')
  reason(@Root() { why }: MaterialDistributionCorrection, @Ctx() context: HubContext): string | null {
    requireCorrectionsReading(context);
    return why;
  }
}
