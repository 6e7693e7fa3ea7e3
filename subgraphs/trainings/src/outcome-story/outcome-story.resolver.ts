import { Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  Input,
  keysetOf,
  PageArgs,
  pageOf,
  pagesByOwner,
  toConnection,
} from '@hub/subgraph-kit';
import { curriculumById } from '../curriculum/curriculum.reference.js';
import { Curriculum } from '../curriculum/curriculum.type.js';
import { outreachEventById } from '../outreach/outreach.reference.js';
import { OutreachEvent } from '../outreach/outreach.type.js';
import { trainingById } from '../training-event/training-event.reference.js';
import { TrainingEvent } from '../training-event/training-event.type.js';
import { draftStory, reviseStory, stepStory } from './outcome-story.commands.js';
import {
  DraftOutcomeStoryInput,
  OutcomeStoryResult,
  OutcomeStoryVersionInput,
  ReviseOutcomeStoryInput,
} from './outcome-story.inputs.js';
import { storyById } from './outcome-story.reference.js';
import { listStories, storiesOfTrainings, storyKey, type StoryRow } from './outcome-story.store.js';
import { OutcomeStory, OutcomeStoryConnection, toOutcomeStory } from './outcome-story.type.js';

const present = <Value>(values: readonly (Value | null)[]): Value[] => values.flatMap((each) => each ?? []);

@Resolver(() => OutcomeStory)
export class OutcomeStoryResolver {
  @Query(() => OutcomeStory, { nullable: true, description: 'One story.' })
  @Classified('PUB')
  outcomeStory(
    @Input('id', () => ID, { class: 'PUB', description: 'Id of the story.' }) id: string,
    @Ctx() context: HubContext,
  ): Promise<OutcomeStory | null> {
    return context.load(storyById, id);
  }

  @Query(() => OutcomeStoryConnection, {
    description: 'What came of trainings and outreach, the latest first; for others than its committee once published.',
  })
  @Classified('PUB')
  async outcomeStories(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<OutcomeStory>> {
    const keyset = keysetOf(args);
    const rows = await context.asCaller((tx) => listStories(tx, keyset));
    return toConnection(pageOf(rows, keyset, storyKey), toOutcomeStory);
  }

  @FieldResolver(() => [TrainingEvent], { description: 'Trainings that led to it.' })
  @Classified('PUB')
  async trainings(@Root() { trainingIds }: OutcomeStory, @Ctx() context: HubContext): Promise<TrainingEvent[]> {
    return present(await Promise.all(trainingIds.map((id) => context.load(trainingById, id))));
  }

  @FieldResolver(() => [OutreachEvent], { description: 'Outreach events that led to it.' })
  @Classified('PUB')
  async outreach(@Root() { outreachIds }: OutcomeStory, @Ctx() context: HubContext): Promise<OutreachEvent[]> {
    return present(await Promise.all(outreachIds.map((id) => context.load(outreachEventById, id))));
  }

  @FieldResolver(() => [Curriculum], { description: 'Curricula whose trainings led to it.' })
  @Classified('PUB')
  async curricula(@Root() { curriculumIds }: OutcomeStory, @Ctx() context: HubContext): Promise<Curriculum[]> {
    return present(await Promise.all(curriculumIds.map((id) => context.load(curriculumById, id))));
  }
}

@Resolver(() => OutcomeStory)
export class OutcomeStoryWorkResolver {
  @Mutation(() => OutcomeStoryResult, { description: 'Writes what came of trainings or outreach of your committee.' })
  @Classified('RES', 'training:write')
  draftOutcomeStory(
    @Input('input', () => DraftOutcomeStoryInput, { class: 'RES', description: 'The story.' })
    input: DraftOutcomeStoryInput,
    @Ctx() context: HubContext,
  ): Promise<OutcomeStoryResult> {
    return draftStory(context, input);
  }

  @Mutation(() => OutcomeStoryResult, { description: 'Writes a story anew that is not public; it waits for a review.' })
  @Classified('RES', 'training:write')
  reviseOutcomeStory(
    @Input('input', () => ReviseOutcomeStoryInput, { class: 'RES', description: 'The story.' })
    input: ReviseOutcomeStoryInput,
    @Ctx() context: HubContext,
  ): Promise<OutcomeStoryResult> {
    return reviseStory(context, input);
  }

  @Mutation(() => OutcomeStoryResult, { description: 'Says that a story somebody else wrote names nobody.' })
  @Classified('RES', ['training:write', 'indicator:publish'])
  reviewOutcomeStory(
    @Input('input', () => OutcomeStoryVersionInput, { class: 'RES', description: 'Which.' })
    input: OutcomeStoryVersionInput,
    @Ctx() context: HubContext,
  ): Promise<OutcomeStoryResult> {
    return stepStory(context, input, 'REVIEW');
  }

  @Mutation(() => OutcomeStoryResult, { description: 'Makes a story public that was reviewed.' })
  @Classified('RES', 'indicator:publish')
  publishOutcomeStory(
    @Input('input', () => OutcomeStoryVersionInput, { class: 'RES', description: 'Which.' })
    input: OutcomeStoryVersionInput,
    @Ctx() context: HubContext,
  ): Promise<OutcomeStoryResult> {
    return stepStory(context, input, 'PUBLISH');
  }

  @Mutation(() => OutcomeStoryResult, { description: 'Takes a public story back; it is a draft again.' })
  @Classified('RES', 'indicator:publish')
  withdrawOutcomeStory(
    @Input('input', () => OutcomeStoryVersionInput, { class: 'RES', description: 'Which.' })
    input: OutcomeStoryVersionInput,
    @Ctx() context: HubContext,
  ): Promise<OutcomeStoryResult> {
    return stepStory(context, input, 'WITHDRAW');
  }
}

const storiesByTraining = pagesByOwner({
  list: storiesOfTrainings,
  ownerOf: ({ training }: StoryRow & { readonly training: string }) => training,
  key: storyKey,
});

@Resolver(() => TrainingEvent)
export class StoriesOfTrainingResolver {
  @FieldResolver(() => OutcomeStoryConnection, {
    nullable: true,
    description: 'What it led to, the latest first; for others than its committee once published.',
  })
  @Classified('PUB')
  async outcomeStories(
    @Root() { id }: TrainingEvent,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<OutcomeStory> | null> {
    const page = await context.load(storiesByTraining, { owner: id, first, after });
    return page && toConnection(page, toOutcomeStory);
  }
}
