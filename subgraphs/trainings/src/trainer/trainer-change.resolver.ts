import { Ctx, Mutation, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { TrainingEventResult } from '../training-event/training-event.inputs.js';
import { correctTrainer, endTrainer, nameTrainersOf, registerTrainer } from './trainer.commands.js';
import {
  CorrectTrainerInput,
  EndTrainerInput,
  NameTrainersInput,
  RegisterTrainerInput,
  TrainerResult,
} from './trainer.inputs.js';

@Resolver()
export class TrainerChangeResolver {
  @Mutation(() => TrainerResult, { description: 'Registers a trainer, and who formed them.' })
  @Classified('RES', ['training:write', 'policy:publish'])
  registerTrainer(
    @Input('input', () => RegisterTrainerInput, { class: 'RES', description: 'The trainer.' })
    input: RegisterTrainerInput,
    @Ctx() context: HubContext,
  ): Promise<TrainerResult> {
    return registerTrainer(context, input);
  }

  @Mutation(() => TrainerResult, { description: 'Puts right what is known of a trainer.' })
  @Classified('RES', ['training:write', 'policy:publish'])
  correctTrainer(
    @Input('input', () => CorrectTrainerInput, { class: 'RES', description: 'What is right.' })
    input: CorrectTrainerInput,
    @Ctx() context: HubContext,
  ): Promise<TrainerResult> {
    return correctTrainer(context, input);
  }

  @Mutation(() => TrainerResult, { description: 'Says until when somebody trains, or that they train on.' })
  @Classified('RES', ['training:write', 'policy:publish'])
  endTrainer(
    @Input('input', () => EndTrainerInput, { class: 'RES', description: 'Who, and until when.' })
    input: EndTrainerInput,
    @Ctx() context: HubContext,
  ): Promise<TrainerResult> {
    return endTrainer(context, input);
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
