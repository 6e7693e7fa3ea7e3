import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { TIMELINE } from './timeline.table.js';

const SOURCE = join('subgraphs', 'cases', 'src');
const recording = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .map((path) => readFileSync(join(SOURCE, path), 'utf8'))
  .filter((text) => /\brecord(Acts?|Share|Conference)\(/.test(text));
/** What is written after `action:`, up to the next property, whatever it hangs on. */
const written = recording.flatMap((text) =>
  [...text.matchAll(/\baction: ((?:`[^`]*`|'[^']*'|[^,;{}`'])+)/g)].map(([, value]) => value!.trim()),
);
const actsIn = (value: string): string[] =>
  [...value.matchAll(/'([^']+)'|`([^`]+)`/g)]
    .map(([, plain, template]) => plain ?? template!)
    .filter((act) => act.includes('.'));
const recorded = written.flatMap(actsIn);

it('has a row for each act that is recorded anywhere in the source', () => {
  expect(recorded.length).toBeGreaterThan(15);
  // a type is none; everything else names its acts
  expect(written.filter((value) => value !== 'string' && !actsIn(value).length)).toEqual([]);
  const known = (action: string): boolean => {
    const beginning = action.split('${')[0]!;
    return beginning === action
      ? TIMELINE.has(action)
      : [...TIMELINE.keys()].some((each) => each.startsWith(beginning));
  };
  expect(recorded.filter((action) => !known(action))).toEqual([]);
});

it('has no row that nothing records', () => {
  const beginnings = recorded.map((action) => action.split('${')[0]!);
  expect([...TIMELINE.keys()].filter((action) => !beginnings.some((each) => action.startsWith(each)))).toEqual([]);
});

it('shows no reading of a value and no act it does not know', () => {
  expect([...TIMELINE.keys()].filter((action) => /unseal|search|read/.test(action))).toEqual([]);
  expect(TIMELINE.get('person.rejoiced')).toBeUndefined();
});
