import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { committee, directoryRecords, outcomeStories, outreachEvents, people, person, trainingSeries } from '@hub/cast';
import { everyRow, startTestSubgraph, statementsOf, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { trainingsSubgraph } from '../src/subgraph.js';

let trainings: TestSubgraph;
beforeAll(async () => {
  trainings = await startTestSubgraph(trainingsSubgraph, { seed: true, directory: directoryRecords(new Date()) });
});
afterAll(() => trainings.stop());

const by = (key: string) => trainings.callerOf(person(key));
const CK = committee('DL-TH5703').id;
const [published, draft] = outcomeStories;
const TRAINING = trainingSeries[0]!.id;

const STORY = `id title text happenedOn source state version reviewedAt publishedAt committee { id }
  operation { agency place { pcode } rescued arrested } trainings { id } outreach { id } curricula { id titleEn }`;
interface Story {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly reviewedAt: string | null;
}
type Outcome = { story: Story | null; problems: { code: string; field: string }[] } | string;

const send = async (mutation: string, type: string, input: object, as: string): Promise<Outcome> => {
  const { data, errors } = await trainings.send<Record<string, Outcome>>(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { story { ${STORY} } problems { code field } } }`,
    { input },
    by(as),
  );
  return data?.[mutation] ?? errors![0]!.extensions.code;
};
let keys = 0;
const content = (given: object = {}) => ({
  ...{ title: 'What came of it', text: 'A village reports.', happenedOn: '2022-03-01', trainings: [TRAINING] },
  ...{ outreach: [], ...given },
});
const drafted = (given: object = {}, as = 'ck-chair'): Promise<Outcome> =>
  send(
    'draftOutcomeStory',
    'DraftOutcomeStoryInput',
    { idempotencyKey: `s${keys++}`, committee: CK, content: content(), ...given },
    as,
  );
const newStory = async (given?: object): Promise<Story> => ((await drafted(given)) as { story: Story }).story;
const revised = (story: Story, given: object, as = 'ck-chair'): Promise<Outcome> =>
  send(
    'reviseOutcomeStory',
    'ReviseOutcomeStoryInput',
    { story: story.id, version: story.version, content: content(given) },
    as,
  );
const step = (move: 'review' | 'publish' | 'withdraw', { id: story, version }: Story, as: string): Promise<Outcome> =>
  send(`${move}OutcomeStory`, 'OutcomeStoryVersionInput', { story, version }, as);
const moved = async (outcome: Promise<Outcome>): Promise<Story> => ((await outcome) as { story: Story }).story;
const publishedOf = async (story: Story): Promise<Story> =>
  moved(step('publish', await moved(step('review', story, 'ck-focal')), 'cr-secretariat'));

const ONE = `query ($id: ID!) { outcomeStory(id: $id) { ${STORY} } }`;
const readersOf = async (id: string): Promise<string[]> => {
  const found: string[] = [];
  for (const key of [undefined, ...people.map((each) => each.key)]) {
    const { data } = await trainings.send<{ outcomeStory: Story | null }>(ONE, { id }, key ? by(key) : undefined);
    if (data?.outcomeStory) found.push(key ?? 'public');
  }
  return found.sort((a, b) => a.localeCompare(b));
};
const everybody = ['public', ...people.map(({ key }) => key)].sort((a, b) => a.localeCompare(b));
const ofTraining = async (id: string, as?: string): Promise<string[]> => {
  const { data } = await trainings.send<{ trainingEvent: { outcomeStories: { edges: { node: Story }[] } } }>(
    `query ($id: ID!) { trainingEvent(id: $id) { outcomeStories(first: 100) { edges { node { id } } } } }`,
    { id },
    as ? by(as) : undefined,
  );
  return data!.trainingEvent.outcomeStories.edges.map(({ node }) => node.id);
};

describe('an outcome story', () => {
  it('tells of an operation by its day, its agency and what was published, and leads to no case', async () => {
    const { data } = await trainings.send<{ outcomeStory: Story }>(ONE, { id: published!.id });
    expect(data!.outcomeStory).toMatchObject({
      ...{ happenedOn: '2022-03-29', state: 'PUBLISHED', source: published!.source, trainings: [] },
      curricula: [{ titleEn: 'Enforcement Training Program' }],
      operation: { agency: published!.agency, place: { pcode: 'TH6306' }, rescued: 11, arrested: 2 },
    });
    expect(JSON.stringify(data)).not.toMatch(/Kittipong|Chaisoda/);
    const columns = await everyRow(
      trainings,
      `select column_name from information_schema.columns where table_name = 'outcome_story'`,
    );
    expect(columns.filter(({ column_name }) => /case|operation|person/.test(String(column_name)))).toEqual([]);
  });

  it('is read by its committee and those above while it is a draft, and by everybody once published', async () => {
    const ck = ['ck-chair', 'ck-duty', 'ck-focal', 'ck-police', 'ck-prevention', 'ck-rehab', 'ck-relief', 'ck-vice'];
    const own = [...ck.filter((key) => key !== 'ck-police'), 'cr-chair', 'cr-secretariat', 'national-desk'];
    expect(await readersOf(draft!.id)).toEqual(own.sort((a, b) => a.localeCompare(b)));
    expect(await readersOf(published!.id)).toEqual(everybody);
    const story = await newStory();
    const reviewed = await moved(step('review', story, 'ck-focal'));
    expect(await readersOf(story.id)).toEqual(own);
    await step('publish', reviewed, 'cr-secretariat');
    expect(await readersOf(story.id)).toEqual(everybody);
  });

  it('stands with its trainings and its outreach, and in the list, only for who reads it', async () => {
    const { id, trainings: of } = draft!;
    expect(await ofTraining(of[0]!)).toEqual([]);
    expect(await ofTraining(of[0]!, 'ck-chair')).toEqual([id]);
    expect(await ofTraining(of[0]!, 'py-secretariat')).toEqual([]);
    const { data } = await trainings.send<{ outcomeStory: object }>(ONE, { id }, by('ck-chair'));
    expect(data!.outcomeStory).toMatchObject({
      ...{ trainings: [{ id: of[0] }], outreach: [{ id: outreachEvents[0]!.id }], operation: null },
    });
    const list = async (as?: string) =>
      JSON.stringify(
        await trainings.send('{ outcomeStories(first: 100) { edges { node { id } } } }', {}, as ? by(as) : undefined),
      );
    expect([(await list()).includes(id), (await list('ck-chair')).includes(id)]).toEqual([false, true]);
    expect(await list()).toContain(published!.id);
  });

  it('of many trainings costs the statements of one', async () => {
    const cost = async (first: number): Promise<number> =>
      (
        await statementsOf(() =>
          trainings.send(
            'query ($first: Int) { trainingEvents(first: $first) { edges { node { outcomeStories { edges { node { id trainings { id } } } } } } } }',
            { first },
            by('ck-chair'),
          ),
        )
      ).length;
    expect(await cost(100)).toBe(await cost(9));
  });
});

describe('a story on its way', () => {
  it('is not reviewed by who wrote it, nor by who wrote it anew', async () => {
    const story = await newStory();
    expect(await step('review', story, 'ck-chair')).toEqual({
      story: null,
      problems: [{ code: 'OUTCOME_STORY_NEEDS_SECOND_PERSON', field: 'input.story' }],
    });
    const again = await moved(revised(story, { text: 'Two villages report.' }, 'ck-focal'));
    expect(await step('review', again, 'ck-focal')).toMatchObject({
      problems: [{ code: 'OUTCOME_STORY_NEEDS_SECOND_PERSON' }],
    });
    expect(await step('review', again, 'ck-chair')).toMatchObject({ story: { state: 'REVIEWED', version: 3 } });
  });

  it('is published only after a review, and waits for another once it is written anew', async () => {
    const story = await newStory();
    expect(await step('publish', story, 'cr-secretariat')).toMatchObject({
      problems: [{ code: 'OUTCOME_STORY_STATE_FORBIDS', field: 'input.story' }],
    });
    const reviewed = await moved(step('review', story, 'cr-secretariat'));
    const anew = await moved(revised(reviewed, { title: 'Another title' }));
    expect(anew).toMatchObject({ state: 'DRAFT', reviewedAt: null });
    expect(await step('publish', anew, 'cr-secretariat')).toMatchObject({
      problems: [{ code: 'OUTCOME_STORY_STATE_FORBIDS' }],
    });
  });

  it('is taken back by who may publish, and then is a draft for its own again', async () => {
    const story = await publishedOf(await newStory());
    expect(await revised(story, {})).toMatchObject({ problems: [{ code: 'OUTCOME_STORY_STATE_FORBIDS' }] });
    expect(await step('withdraw', story, 'py-secretariat')).toBe('NOT_FOUND');
    expect(await step('withdraw', story, 'ck-chair')).toBe('FORBIDDEN_ACTION');
    expect(await step('withdraw', story, 'national-desk')).toMatchObject({ story: { state: 'DRAFT' } });
    expect(await readersOf(story.id)).not.toContain('public');
    const audit = await everyRow(trainings, `select action from audit_entry where resource = '${story.id}'`);
    expect(audit.map(({ action }) => String(action)).sort((a, b) => a.localeCompare(b))).toEqual(
      ['drafted', 'published', 'reviewed', 'withdrawn'].map((action) => `outcome_story.${action}`),
    );
  });

  it('is refused on a version that somebody else has changed', async () => {
    const story = await newStory();
    await revised(story, { title: 'Another title' });
    for (const outcome of [await revised(story, {}), await step('review', story, 'ck-focal')])
      expect(outcome).toEqual({ story: null, problems: [{ code: 'VERSION_CONFLICT', field: 'input.version' }] });
  });

  it('is written, reviewed and published by those of its committee and above who may, and by nobody else', async () => {
    const those = async (may: (key: string) => Promise<Outcome>): Promise<string[]> => {
      const found: string[] = [];
      for (const { key } of people) {
        const outcome = await may(key);
        if (typeof outcome !== 'string' && outcome.story) found.push(key);
      }
      return found.sort((a, b) => a.localeCompare(b));
    };
    const writers = ['ck-chair', 'ck-focal', 'ck-prevention', 'cr-chair', 'cr-secretariat'];
    expect(await those((key) => drafted({}, key))).toEqual(writers);
    expect(await those(async (key) => step('review', await newStory(), key))).toEqual(
      [...writers.filter((key) => key !== 'ck-chair'), 'national-desk'].sort((a, b) => a.localeCompare(b)),
    );
    const publishers = await those(async (key) =>
      step('publish', await moved(step('review', await newStory(), 'ck-focal')), key),
    );
    expect(publishers).toEqual(['cr-secretariat', 'national-desk']);
    const story = await newStory();
    expect(await step('review', { ...story, id: CK }, 'ck-focal')).toBe('NOT_FOUND');
    expect(await step('review', story, 'py-secretariat')).toBe('NOT_FOUND');
  });
});

describe('writing a story', () => {
  it('done twice with one key writes one; with another input it is refused', async () => {
    const input = { idempotencyKey: 'once' };
    const [first, second] = await Promise.all([drafted(input), drafted(input)]);
    expect(second).toEqual(first);
    expect(first).toMatchObject({ story: { state: 'DRAFT' }, problems: [] });
    expect(await drafted({ ...input, content: content({ title: 'Other' }) })).toMatchObject({
      problems: [{ code: 'IDEMPOTENCY_KEY_REUSED', field: 'input.idempotencyKey' }],
    });
  });

  const operation = { agency: 'Police', place: 'TH6306', rescued: 12 };
  it.each<[object, string, string]>([
    [{ title: 'a' }, 'INPUT_INVALID', 'input.content.title'],
    [{ text: ' ' }, 'INPUT_INVALID', 'input.content.text'],
    [{ happenedOn: '2999-01-01' }, 'INPUT_INVALID', 'input.content.happenedOn'],
    [{ operation }, 'OUTCOME_STORY_NEEDS_SOURCE', 'input.content.source'],
    [
      { operation: { ...operation, place: 'TH9999' }, source: 'Paper' },
      'PLACE_UNKNOWN',
      'input.content.operation.place',
    ],
    [{ trainings: [CK] }, 'NOT_FOUND', 'input.content.trainings'],
    [{ outreach: [TRAINING] }, 'NOT_FOUND', 'input.content.outreach'],
    [{ curricula: [TRAINING] }, 'NOT_FOUND', 'input.content.curricula'],
    [{ curricula: ['x'] }, 'INPUT_INVALID', 'input.content.curricula.0'],
    [{ trainings: ['x'] }, 'INPUT_INVALID', 'input.content.trainings.0'],
  ])('names what to put right: %j', async (wrong, code, field) => {
    expect(await drafted({ content: content(wrong) })).toEqual({ story: null, problems: [{ code, field }] });
  });

  it('takes figures with the source that published them', async () => {
    const given = content({ operation, source: ' Annual report ' });
    expect(await drafted({ content: given })).toMatchObject({
      story: { source: 'Annual report', operation: { rescued: 12, arrested: null } },
    });
  });
});
