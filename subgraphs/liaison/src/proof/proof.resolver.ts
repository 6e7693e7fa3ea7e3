import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { requireRepatriationReader, requireRepatriationWriter } from '../permissions.js';
import { answerCommand } from '../repatriation/repatriation.command.js';
import { Repatriation, RepatriationResult } from '../repatriation/repatriation.type.js';
import { EndRepatriationProofInput, endProofRules, proofRules, RecordRepatriationProofInput } from './proof.inputs.js';
import { endProof, loadProofs, recordProof } from './proof.store.js';
import { ProofRecord } from './proof.type.js';

@Resolver(() => Repatriation)
export class ProofResolver {
  @Classified('RES', 'repatriation:read')
  @FieldResolver(() => [ProofRecord], { description: 'What was established for it, oldest first; ended records too.' })
  async proofs(@Ctx() context: HubContext, @Root() { id }: Repatriation): Promise<ProofRecord[]> {
    requireRepatriationReader(context.caller);
    return (await context.load(loadProofs, id)) ?? [];
  }

  @Classified('RES', 'repatriation:write')
  @Mutation(() => RepatriationResult, {
    description: 'Records that something was established for a return; the other side is not told of it.',
  })
  async recordRepatriationProof(
    @Ctx() context: HubContext,
    @Input('input', () => RecordRepatriationProofInput, { class: 'RES', description: 'What was established.' })
    input: RecordRepatriationProofInput,
  ): Promise<RepatriationResult> {
    const offices = requireRepatriationWriter(context.caller);
    const rules = proofRules(thaiDay(context.now()));
    return answerCommand(context, { offices, rules, input }, (office, value) => recordProof(context, office, value));
  }

  @Classified('RES', 'repatriation:write')
  @Mutation(() => RepatriationResult, {
    description: 'Ends a record that holds no longer; steps that need it are refused from then on.',
  })
  async endRepatriationProof(
    @Ctx() context: HubContext,
    @Input('input', () => EndRepatriationProofInput, { class: 'RES', description: 'The record.' })
    input: EndRepatriationProofInput,
  ): Promise<RepatriationResult> {
    const offices = requireRepatriationWriter(context.caller);
    return answerCommand(context, { offices, rules: endProofRules, input }, (office, value) =>
      endProof(context, office, value),
    );
  }
}
