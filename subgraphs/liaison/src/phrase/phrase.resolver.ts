import { Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, HubError, Input, type Problem, problem } from '@hub/subgraph-kit';
import type { Phrase } from '@hub/vocabulary';
import { nameIn } from '../crossing/crossing.rules.js';
import { loadCrossings } from '../crossing/crossing.store.js';
import { BorderCrossing } from '../crossing/crossing.type.js';
import { checkInput } from '../errors.js';
import { Office } from '../office/office.stub.js';
import {
  FOLLOW,
  officeThatSpeaks,
  requireCounterpart,
  requireRepatriationReader,
  requireSpeaker,
} from '../permissions.js';
import { loadRepatriations } from '../repatriation/repatriation.store.js';
import { isOpenCrossing } from '../schedule/schedule.store.js';
import {
  PhraseTextArgs,
  SayOfRepatriationInput,
  sayHereRules,
  sayThereRules,
  SayToCounterpartInput,
} from './phrase.inputs.js';
import { type PhraseValues, refusalsOfPhrase } from './phrase.rules.js';
import { sayHere, sayThere, type SaidPhraseOutcome } from './phrase.store.js';
import { calendarNamed, languageNamed, textOfPhrase } from './phrase.text.js';
import { PhraseParameters, SaidPhrase, saidPhraseOf, SaidPhraseResult } from './phrase.type.js';

@Resolver(() => SaidPhrase)
export class PhraseResolver {
  @Classified('RES', 'repatriation:read')
  @Mutation(() => SaidPhraseResult, {
    description: 'Says a phrase to the other side about a return; for the lead committee and those who answer for it.',
  })
  async sayToCounterpart(
    @Ctx() context: HubContext,
    @Input('input', () => SayToCounterpartInput, { class: 'RES', description: 'What is said.' })
    input: SayToCounterpartInput,
  ): Promise<SaidPhraseResult> {
    requireSpeaker(context.caller);
    const checked = checkInput(sayHereRules, input);
    if ('problems' in checked) return refused(checked.problems);
    const row = await context.load(loadRepatriations, checked.value.repatriation);
    const office = row && officeThatSpeaks(context, row.leadCommittee);
    if (!office) return refused([problem('NOT_FOUND', 'input.repatriation')]);
    const problems = await problemsOfPhrase(context, checked.value);
    return problems.length ? refused(problems) : answered(await sayHere(context, office, checked.value));
  }

  @Classified('RES', 'repatriation:follow')
  @Mutation(() => SaidPhraseResult, {
    description: 'Says a phrase to the Thai side about a return that a counterpart office follows.',
  })
  async sayOfRepatriation(
    @Ctx() context: HubContext,
    @Input('input', () => SayOfRepatriationInput, { class: 'RES', description: 'What is said.' })
    input: SayOfRepatriationInput,
  ): Promise<SaidPhraseResult> {
    requireCounterpart(context.caller, input.office);
    const checked = checkInput(sayThereRules, input);
    if ('problems' in checked) return refused(checked.problems);
    const problems = await problemsOfPhrase(context, checked.value);
    if (problems.length) return refused(problems);
    const outcome = await sayThere(context, checked.value);
    if (!outcome) throw new HubError('NOT_FOUND');
    return answered(outcome);
  }

  @Classified('RES', FOLLOW)
  @FieldResolver(() => String, {
    description: 'The phrase in words. Without a language, in that of who asks; in a subscription, then in English.',
  })
  async text(
    @Ctx() context: HubContext,
    @Root() { phrase, values }: SaidPhrase,
    @Args(() => PhraseTextArgs) { language, calendar }: PhraseTextArgs,
  ): Promise<string> {
    const told = language ? languageNamed(language) : context.language;
    const crossing = values.crossing && (await context.load(loadCrossings, values.crossing));
    return textOfPhrase(phrase, values, {
      language: told,
      ...(calendar && { calendar: calendarNamed(calendar) }),
      ...(crossing && { crossing: nameIn(crossing, told) }),
    });
  }

  @Classified('RES', 'repatriation:read')
  @FieldResolver(() => Office, { nullable: true, description: 'The office that said it. For the Thai side only.' })
  office(@Ctx() context: HubContext, @Root() { officeId }: SaidPhrase): Office | null {
    requireRepatriationReader(context.caller);
    return Office.of(officeId);
  }
}

@Resolver(() => PhraseParameters)
export class PhraseParametersResolver {
  @Classified('RES', FOLLOW)
  @FieldResolver(() => BorderCrossing, { nullable: true, description: 'A legal crossing.' })
  async crossing(@Ctx() context: HubContext, @Root() { crossingId }: PhraseParameters): Promise<BorderCrossing | null> {
    return crossingId === null ? null : context.load(loadCrossings, crossingId);
  }
}

const refused = (problems: readonly Problem[]): SaidPhraseResult =>
  Object.assign(new SaidPhraseResult(), { said: null, problems });

const answered = (outcome: SaidPhraseOutcome): SaidPhraseResult => {
  if (outcome === 'IDEMPOTENCY_KEY_REUSED') return refused([problem(outcome, 'input.idempotencyKey')]);
  if (outcome === 'REPATRIATION_NEEDS_RELEASE') return refused([problem(outcome, 'input.repatriation')]);
  return Object.assign(new SaidPhraseResult(), { said: saidPhraseOf(outcome), problems: [] });
};

/** What is wrong with the values of a phrase; a crossing must be one that people may be led over. */
const problemsOfPhrase = async (
  context: HubContext,
  { phrase, parameters }: { readonly phrase: Phrase; readonly parameters: PhraseValues },
): Promise<Problem[]> => {
  const found = refusalsOfPhrase(phrase, parameters).map(([code, name]) => problem(code, `input.parameters.${name}`));
  if (found.length || !parameters.crossing || (await isOpenCrossing(context, parameters.crossing))) return found;
  return [problem('NOT_FOUND', 'input.parameters.crossing')];
};
