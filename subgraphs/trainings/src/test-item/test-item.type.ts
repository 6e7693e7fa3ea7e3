import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, Res } from '@hub/subgraph-kit';
import type { TestItemState, TrainingTopic } from '@hub/vocabulary';
import { TestItemStateCode, TrainingTopicCode } from '../codes.js';
import type { ItemVersionRow, TestItemRow } from './test-item.store.js';

const READ = 'test-item:read';

@ObjectType({ description: 'What an item asks, as it once was written; it never changes.' })
export class TestItemVersion {
  @Res(READ, () => ID, { description: 'Id of the version.' })
  id!: string;

  @Res(READ, () => Int, { description: 'Number of the version, from 1.' })
  number!: number;

  @Res(READ, () => TrainingTopicCode, { description: 'The topic that it asks about.' })
  topic!: TrainingTopic;

  @Res(READ, () => String, { description: 'The question in English.' })
  textEn!: string;

  @Res(READ, () => String, { description: 'The question in Thai.' })
  textTh!: string;

  @Res(READ, () => [String], { description: 'Answers to choose from in English, in order.' })
  optionsEn!: readonly string[];

  @Res(READ, () => [String], { description: 'The same in Thai.' })
  optionsTh!: readonly string[];

  @Res(READ, () => Int, { description: 'Which of them is right, counted from 1.' })
  right!: number;
}

@ObjectType({ description: 'A question of the bank that tests are composed from.' })
export class TestItem {
  @Res(READ, () => ID, { description: 'Id of the item.' })
  id!: string;

  @Res(READ, () => TrainingTopicCode, { description: 'The topic that it asks about.' })
  topic!: TrainingTopic;

  @Res(READ, () => TestItemStateCode, { description: 'Whether new tests may ask it.' })
  state!: TestItemState;

  @Res(READ, () => TestItemVersion, { description: 'What it asks now.' })
  current!: TestItemVersion;

  @Res(READ, () => Int, { description: 'Version to send back with a change.' })
  version!: number;
}

export const TestItemConnection = connectionType<TestItem>('TestItem', () => TestItem);

export const toItemVersion = ({ versionId: id, ...row }: ItemVersionRow): TestItemVersion =>
  Object.assign(new TestItemVersion(), {
    ...{ id, number: row.number, topic: row.topic, textEn: row.textEn, textTh: row.textTh },
    ...{ optionsEn: row.optionsEn, optionsTh: row.optionsTh, right: row.right },
  });

export const toTestItem = (row: TestItemRow): TestItem =>
  Object.assign(new TestItem(), {
    ...{ id: row.id, topic: row.topic, state: row.state, version: row.version },
    current: toItemVersion(row),
  });
