import { Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input, requireScope } from '@hub/subgraph-kit';
import { requireFormPublishing } from '../permissions.js';
import { changeForm, draftForm, publishForm } from './screening-form.commands.js';
import {
  ChangeScreeningFormInput,
  DraftScreeningFormInput,
  PublishScreeningFormInput,
} from './screening-form.inputs.js';
import { listDrafts, listForms } from './screening-form.store.js';
import { ScreeningForm, screeningFormOf, ScreeningFormResult } from './screening-form.type.js';

@Resolver(() => ScreeningForm)
export class ScreeningFormResolver {
  @Query(() => [ScreeningForm], {
    description: 'The forms that persons are screened by, each published version of them.',
  })
  @Classified('RES', 'case:work')
  async screeningForms(@Ctx() context: HubContext): Promise<ScreeningForm[]> {
    requireScope(context.caller, 'case:work');
    return (await context.asCaller(listForms)).map(screeningFormOf);
  }

  @Query(() => [ScreeningForm], { description: 'Versions of forms that are not published, at most one of each form.' })
  @Classified('RES', 'policy:publish')
  async screeningFormDrafts(@Ctx() context: HubContext): Promise<ScreeningForm[]> {
    requireFormPublishing(context);
    return (await context.asSystem('read-screening-form-drafts', listDrafts)).map(screeningFormOf);
  }

  @Mutation(() => ScreeningFormResult, { description: 'Drafts the next version of a form.' })
  @Classified('RES', 'policy:publish')
  draftScreeningForm(
    @Input('input', () => DraftScreeningFormInput, { class: 'RES', description: 'Which form, and what it says.' })
    input: DraftScreeningFormInput,
    @Ctx() context: HubContext,
  ): Promise<ScreeningFormResult> {
    return draftForm(context, input);
  }

  @Mutation(() => ScreeningFormResult, { description: 'Changes a draft of a form.' })
  @Classified('RES', 'policy:publish')
  changeScreeningForm(
    @Input('input', () => ChangeScreeningFormInput, { class: 'RES', description: 'What it says from now on.' })
    input: ChangeScreeningFormInput,
    @Ctx() context: HubContext,
  ): Promise<ScreeningFormResult> {
    return changeForm(context, input);
  }

  @Mutation(() => ScreeningFormResult, {
    description: 'Publishes a draft of a form, in force from a day; from then on it never changes.',
  })
  @Classified('RES', 'policy:publish')
  publishScreeningForm(
    @Input('input', () => PublishScreeningFormInput, { class: 'RES', description: 'Which, and from when.' })
    input: PublishScreeningFormInput,
    @Ctx() context: HubContext,
  ): Promise<ScreeningFormResult> {
    return publishForm(context, input);
  }
}
