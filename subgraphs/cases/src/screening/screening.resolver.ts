import { Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, HubError, Input } from '@hub/subgraph-kit';
import { PurposeArgs } from '../access/access.args.js';
import { Person } from '../person/person.type.js';
import { record } from './screening.commands.js';
import { RecordScreeningInput } from './screening.inputs.js';
import { assessmentOfPerson } from './screening.reading.js';
import { screeningsOfPerson } from './screening.reference.js';
import { PersonAssessment, Screening, ScreeningResult } from './screening.type.js';

@Resolver(() => Person)
export class ScreeningResolver {
  @Mutation(() => ScreeningResult, {
    description: 'Records a screening of a person of a case that is assigned to you.',
  })
  @Classified('RES', 'case:work')
  recordScreening(
    @Input('input', () => RecordScreeningInput, {
      class: 'RES',
      description: 'Whom, by which form, and what was found.',
    })
    input: RecordScreeningInput,
    @Ctx() context: HubContext,
  ): Promise<ScreeningResult> {
    return record(input, context);
  }

  @FieldResolver(() => [Screening], { description: 'How the person was screened, oldest first.' })
  @Classified('RES', 'person:read')
  async screenings(@Root() { id }: Person, @Ctx() context: HubContext): Promise<Screening[]> {
    return (await context.load(screeningsOfPerson, id)) ?? [];
  }

  @FieldResolver(() => PersonAssessment, {
    nullable: true,
    description: 'Answers of screenings and opinions of reviews; each read is recorded.',
  })
  @Classified('VID', 'assessment:read')
  async assessment(
    @Root() { id: person }: Person,
    @Args(() => PurposeArgs) { purpose }: PurposeArgs,
    @Ctx() context: HubContext,
  ): Promise<PersonAssessment> {
    const assessment = await context.load(assessmentOfPerson, { person, purpose });
    if (!assessment) throw new HubError('FORBIDDEN_FIELD');
    return assessment;
  }
}
