import {
  type EntityManager,
  grantReaders,
  fingerprintOf,
  type HubContext,
  HubError,
  isId,
  Problem,
  problem,
  problemsOf,
  recordAudit,
} from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { curriculaById } from '../curriculum/curriculum.store.js';
import { outreachById } from '../outreach/outreach.store.js';
import { requireStoryPublisher, requireStoryReviewer, requireTrainingOffice } from '../permissions.js';
import { findByIds } from '../training-event/training-event.store.js';
import {
  contentRules,
  draftRules,
  type DraftOutcomeStoryInput,
  type OutcomeStoryContentInput,
  type OutcomeStoryResult,
  type OutcomeStoryVersionInput,
  type ReviseOutcomeStoryInput,
} from './outcome-story.inputs.js';
import { writtenStories } from './outcome-story.readers.js';
import { mayBeRevised, stateAfter, type StoryMove } from './outcome-story.rules.js';
import {
  insertStory,
  lockStory,
  moveStory,
  rewriteStory,
  storiesById,
  storyByKey,
  type StoryContent,
  type StoryRow,
} from './outcome-story.store.js';
import { toOutcomeStory } from './outcome-story.type.js';

const refused = (...problems: Problem[]): OutcomeStoryResult => ({ story: null, problems });
const answer = (outcome: StoryRow | Problem): OutcomeStoryResult =>
  outcome instanceof Problem ? refused(outcome) : { story: toOutcomeStory(outcome), problems: [] };

const contentOf = ({ operation, ...given }: OutcomeStoryContentInput): StoryContent => ({
  ...{ title: given.title.trim(), text: given.text.trim(), happened_on: given.happenedOn },
  ...{ source: given.source?.trim() ?? null, agency: operation?.agency.trim() ?? null },
  ...{ place: operation?.place ?? null, rescued: operation?.rescued ?? null, arrested: operation?.arrested ?? null },
  ...{ trainings: [...new Set(given.trainings)], outreach: [...new Set(given.outreach)] },
  curricula: [...new Set(given.curricula)],
});

/** What the rules of a story's fields cannot see: other rows, places, the day. */
const problemsOfContent = async (context: HubContext, content: StoryContent): Promise<Problem[]> => {
  const { rescued, arrested, source, place, trainings, outreach, curricula } = content;
  if (content.happened_on > thaiDay(context.now())) return [problem('INPUT_INVALID', 'input.content.happenedOn')];
  if (place !== null && !context.directory.place(place))
    return [problem('PLACE_UNKNOWN', 'input.content.operation.place')];
  if (source === null && (rescued !== null || arrested !== null))
    return [problem('OUTCOME_STORY_NEEDS_SOURCE', 'input.content.source')];
  return context.asCaller(async (tx) => [
    ...((await findByIds(tx, trainings)).length < trainings.length
      ? [problem('NOT_FOUND', 'input.content.trainings')]
      : []),
    ...((await outreachById(tx, outreach)).length < outreach.length
      ? [problem('NOT_FOUND', 'input.content.outreach')]
      : []),
    ...((await curriculaById(tx, curricula)).length < curricula.length
      ? [problem('NOT_FOUND', 'input.content.curricula')]
      : []),
  ]);
};

export const draftStory = async (context: HubContext, input: DraftOutcomeStoryInput): Promise<OutcomeStoryResult> => {
  const { committee } = input;
  requireTrainingOffice(context, committee);
  const wrong = problemsOf(draftRules, input);
  if (wrong.length) return refused(...wrong);
  const content = contentOf(input.content);
  const problems = await problemsOfContent(context, content);
  if (problems.length) return refused(...problems);
  const [by, key, fingerprint] = [context.caller.id, input.idempotencyKey, fingerprintOf(input)];
  return context.asSystem('draft-outcome-story', async (tx) => {
    const given = { ...content, id: context.newId(), committee, by, at: context.now(), key, fingerprint };
    const isNew = await insertStory(tx, given);
    const row = await storyByKey(tx, by, key);
    if (row?.fingerprint !== fingerprint) return refused(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
    if (isNew) {
      await grantReaders(tx, writtenStories, {
        ...{ resource: row.id, owner: row.committee, directory: context.directory },
      });
      await tell(tx, context, { action: 'drafted', id: row.id });
    }
    return answer(row);
  });
};

export const reviseStory = async (context: HubContext, input: ReviseOutcomeStoryInput): Promise<OutcomeStoryResult> => {
  const { committee } = await storyOf(context, input.story);
  requireTrainingOffice(context, committee);
  const wrong = problemsOf(contentRules, input);
  if (wrong.length) return refused(...wrong);
  const content = contentOf(input.content);
  const problems = await problemsOfContent(context, content);
  if (problems.length) return refused(...problems);
  const { story, version } = input;
  return change(context, { story, version, action: 'revised' }, async (tx, { id, state }) =>
    mayBeRevised(state)
      ? rewriteStory(tx, { id, by: context.caller.id, at: context.now() }, content)
      : problem('OUTCOME_STORY_STATE_FORBIDS', 'input.story'),
  );
};

const REQUIRED: Readonly<Record<StoryMove, (context: HubContext, committee: string) => void>> = {
  REVIEW: requireStoryReviewer,
  PUBLISH: requireStoryPublisher,
  WITHDRAW: requireStoryPublisher,
};
const ACTION = { REVIEW: 'reviewed', PUBLISH: 'published', WITHDRAW: 'withdrawn' } as const;

/** What becomes public is read by a second person first: it may say nothing of anybody. */
export const stepStory = async (
  context: HubContext,
  { story, version }: OutcomeStoryVersionInput,
  move: StoryMove,
): Promise<OutcomeStoryResult> => {
  const { committee } = await storyOf(context, story);
  REQUIRED[move](context, committee);
  const by = context.caller.id;
  return change(context, { story, version, action: ACTION[move] }, async (tx, { id, written_by, ...row }) => {
    const state = stateAfter(row.state, move);
    if (!state) return problem('OUTCOME_STORY_STATE_FORBIDS', 'input.story');
    if (move === 'REVIEW' && written_by === by) return problem('OUTCOME_STORY_NEEDS_SECOND_PERSON', 'input.story');
    return moveStory(tx, { id, by, at: context.now(), state });
  });
};

const storyOf = async (context: HubContext, id: string): Promise<StoryRow> => {
  const [found] = await context.asCaller((tx) => storiesById(tx, [id].filter(isId)));
  if (!found) throw new HubError('NOT_FOUND');
  return found;
};

const change = (
  context: HubContext,
  { story, version, action }: OutcomeStoryVersionInput & { readonly action: string },
  work: (tx: EntityManager, row: StoryRow) => Promise<StoryRow | Problem>,
): Promise<OutcomeStoryResult> =>
  context.asSystem('change-outcome-story', async (tx) => {
    const row = await lockStory(tx, story);
    if (row.version !== version) return refused(problem('VERSION_CONFLICT', 'input.version'));
    const outcome = await work(tx, row);
    if (!(outcome instanceof Problem)) await tell(tx, context, { action, id: story });
    return answer(outcome);
  });

const tell = (
  tx: EntityManager,
  { caller }: HubContext,
  { action, id }: { readonly action: string; readonly id: string },
): Promise<void> =>
  recordAudit(tx, [
    {
      ...{ actor: `person:${caller.id}`, action: `outcome_story.${action}`, purpose: 'outcome' },
      ...{ resourceType: 'outcome_story', resource: id },
    },
  ]);
