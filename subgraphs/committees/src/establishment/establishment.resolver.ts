import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { CommitteeResult } from '../committee/committee.result.js';
import { Committee } from '../committee/committee.type.js';
import { organizationsOf } from '../organization/organization.reference.js';
import { Organization } from '../organization/organization.type.js';
import { changeState, proposeCommittee, recordStep } from './establishment.commands.js';
import {
  ChangeCommitteeStateInput,
  ProposeCommitteeInput,
  RecordEstablishmentStepInput,
} from './establishment.inputs.js';
import { stepsOfCommittee } from './establishment.reference.js';
import { EstablishmentStep } from './establishment.type.js';

@Resolver(() => EstablishmentStep)
export class EstablishmentResolver {
  @Mutation(() => CommitteeResult, {
    description: 'Begins a committee with its advocacy meeting, in a place where you answer and that has none.',
  })
  @Classified('RES', 'committee:write')
  proposeCommittee(
    @Input('input', () => ProposeCommitteeInput, { class: 'RES', description: 'What.' }) input: ProposeCommitteeInput,
    @Ctx() context: HubContext,
  ): Promise<CommitteeResult> {
    return proposeCommittee(input, context);
  }

  @Mutation(() => CommitteeResult, {
    description: 'Records a step of establishment. With its signed order a committee has its groups and offices.',
  })
  @Classified('RES', 'committee:write')
  recordEstablishmentStep(
    @Input('input', () => RecordEstablishmentStepInput, { class: 'RES', description: 'Which, and when.' })
    input: RecordEstablishmentStepInput,
    @Ctx() context: HubContext,
  ): Promise<CommitteeResult> {
    return recordStep(input, context);
  }

  @Mutation(() => CommitteeResult, { description: 'Lets a committee rest, work again, or end; for those above it.' })
  @Classified('RES', 'committee:write')
  changeCommitteeState(
    @Input('input', () => ChangeCommitteeStateInput, { class: 'RES', description: 'What.' })
    input: ChangeCommitteeStateInput,
    @Ctx() context: HubContext,
  ): Promise<CommitteeResult> {
    return changeState(input, context);
  }

  @FieldResolver(() => [Organization], {
    nullable: true,
    description: 'The working team that set the committee up; empty for other steps.',
  })
  @Classified('PUB')
  organizations(@Root() { organizationIds }: EstablishmentStep, @Ctx() context: HubContext): Promise<Organization[]> {
    return organizationsOf(context, organizationIds);
  }
}

@Resolver(() => Committee)
export class EstablishmentsOfCommitteeResolver {
  @FieldResolver(() => [EstablishmentStep], {
    nullable: true,
    description: 'How it came about, as far as it was recorded, in the order it happened.',
  })
  @Classified('PUB')
  establishment(@Root() { id }: Committee, @Ctx() context: HubContext): Promise<EstablishmentStep[] | null> {
    return context.load(stepsOfCommittee, id);
  }
}
