import { Ctx, Mutation, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { TrainingEventResult } from '../training-event/training-event.inputs.js';
import { nameTrainersOf, registerTrainer } from './trainer.commands.js';
import { NameTrainersInput, RegisterTrainerInput, RegisterTrainerResult } from './trainer.inputs.js';

@Resolver()
export class TrainerChangeResolver {
  @Mutation(() => RegisterTrainerResult, { description: 'Registers a trainer, and who formed them.' })
  @Classified('RES', ['training:write', 'policy:publish'])
  registerTrainer(
    @Input('input', () => RegisterTrainerInput, { class: 'RES', description: 'The trainer.' })
    input: RegisterTrainerInput,
    @Ctx() context: HubContext,
  ): Promise<RegisterTrainerResult> {
    return registerTrainer(context, input);
  }

  @Mutation(() => TrainingEventResult, { description: 'Names who led a training.' })
  @Classified('RES', 'training:write')
  nameTrainers(
    @Input('input', () => NameTrainersInput, { class: 'RES', description: 'The trainers.' }) input: NameTrainersInput,
    @Ctx() context: HubContext,
  ): Promise<TrainingEventResult> {
    return nameTrainersOf(context, input);
  }
}
