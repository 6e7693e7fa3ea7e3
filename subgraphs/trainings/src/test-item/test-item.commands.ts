import {
  changeRow,
  type EntityManager,
  grantReaders,
  type HubContext,
  HubError,
  isId,
  makeOnce,
  type Obstacle,
  Problem,
  problemsOf,
} from '@hub/subgraph-kit';
import { requireTestItemWriting } from '../permissions.js';
import {
  itemRevisionRules,
  itemRules,
  type RetireTestItemInput,
  type ReviseTestItemInput,
  type TestItemContentInput,
  type TestItemResult,
  type WriteTestItemInput,
} from './test-item.inputs.js';
import { keptItems } from './test-item.readers.js';
import {
  insertItem,
  insertItemVersion,
  type ItemContent,
  itemByKey,
  itemsById,
  lockItem,
  moveItem,
  type TestItemRow,
} from './test-item.store.js';
import { toTestItem } from './test-item.type.js';

const refused = (...problems: readonly Problem[]): TestItemResult => ({ item: null, problems });
const answer = (outcome: TestItemRow | Problem): TestItemResult =>
  outcome instanceof Problem ? refused(outcome) : { item: toTestItem(outcome), problems: [] };

const contentOf = ({ right, ...given }: TestItemContentInput): ItemContent => {
  const trimmed = (all: readonly string[]) => all.map((each) => each.trim());
  const options = { optionsEn: trimmed(given.optionsEn), optionsTh: trimmed(given.optionsTh) };
  return { textEn: given.textEn.trim(), textTh: given.textTh.trim(), ...options, right };
};

export const writeItem = async (context: HubContext, input: WriteTestItemInput): Promise<TestItemResult> => {
  const { committee, topic, content } = input;
  requireTestItemWriting(context, committee);
  const problems = problemsOf(itemRules, input);
  if (problems.length) return refused(...problems);
  const [at, by] = [context.now(), context.caller.id];
  const outcome = await makeOnce<TestItemRow>(
    context,
    { input, of: 'test_item', action: 'written' },
    {
      find: itemByKey,
      make: async (tx, keyed) => {
        await insertItem(tx, { ...keyed, committee, topic, at, by });
        await insertItemVersion(tx, { id: context.newId(), item: keyed.id, at, by }, contentOf(content));
        await grantReaders(tx, keptItems, { resource: keyed.id, owner: committee, directory: context.directory });
        return (await itemsById(tx, [keyed.id]))[0]!;
      },
    },
  );
  return answer(outcome);
};

export const reviseItem = async (
  context: HubContext,
  { item, version, content }: ReviseTestItemInput,
): Promise<TestItemResult> => {
  const change = { item, version, action: 'revised', rules: () => problemsOf(itemRevisionRules, { content }) };
  return changing(context, change, async (tx) => {
    const made = { id: context.newId(), item, at: context.now(), by: context.caller.id };
    await insertItemVersion(tx, made, contentOf(content));
    return moveItem(tx, item, 'ACTIVE');
  });
};

export const retireItem = (context: HubContext, { item, version }: RetireTestItemInput): Promise<TestItemResult> =>
  changing(context, { item, version, action: 'retired', rules: () => [] }, (tx) => moveItem(tx, item, 'RETIRED'));

interface Change {
  readonly item: string;
  readonly version: number;
  readonly action: string;
  /** What is wrong with the input, once it is known that the caller may change this. */
  readonly rules: () => readonly Problem[];
}

const changing = async (
  context: HubContext,
  { item, version, action, rules }: Change,
  work: (tx: EntityManager) => Promise<TestItemRow>,
): Promise<TestItemResult> => {
  const [found] = isId(item) ? await context.asCaller((tx) => itemsById(tx, [item])) : [];
  if (!found) throw new HubError('NOT_FOUND');
  requireTestItemWriting(context, found.committee);
  const problems = rules();
  if (problems.length) return refused(...problems);
  const change = { id: item, version, of: 'test_item', action };
  const outcome = await changeRow<TestItemRow>(context, change, {
    lock: lockItem,
    work: async (tx, { state }): Promise<TestItemRow | Obstacle> =>
      state === 'RETIRED' ? { code: 'TEST_ITEM_RETIRED', field: 'input.item' } : work(tx),
  });
  return answer(outcome);
};
