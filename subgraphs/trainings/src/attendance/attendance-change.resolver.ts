import { Ctx, Mutation, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { TrainingEventResult } from '../training-event/training-event.inputs.js';
import { correctAttendance, removeAttendance } from './attendance-change.commands.js';
import { CorrectAttendanceInput, RemoveAttendanceInput } from './attendance-change.inputs.js';

@Resolver()
export class AttendanceChangeResolver {
  @Mutation(() => TrainingEventResult, {
    description: 'Takes somebody off the list of a training; nobody with a certificate or answers.',
  })
  @Classified('RES', 'training:write')
  removeAttendance(
    @Input('input', () => RemoveAttendanceInput, { class: 'RES', description: 'Who, and of which training.' })
    input: RemoveAttendanceInput,
    @Ctx() context: HubContext,
  ): Promise<TrainingEventResult> {
    return removeAttendance(context, input);
  }

  @Mutation(() => TrainingEventResult, { description: 'Puts right who came to a training and how the tests went.' })
  @Classified('RES', 'training:write')
  correctAttendance(
    @Input('input', () => CorrectAttendanceInput, { class: 'RES', description: 'What is right.' })
    input: CorrectAttendanceInput,
    @Ctx() context: HubContext,
  ): Promise<TrainingEventResult> {
    return correctAttendance(context, input);
  }
}
