import { expect, test } from '@jest/globals';
import { problemsOfHeld, problemsOfInvited, type ToldConference } from './case-conference.rules.js';

const [NOW, LATER] = [new Date('2026-04-01T03:00:00Z'), new Date('2026-04-01T03:00:01Z')];
const told = (problems: readonly { readonly code: string; readonly field: string }[]): string[] =>
  problems.map(({ code, field }) => `${code} ${field}`);

test.each<[string[], string[]]>([
  [['a', 'b'], []],
  [['a'], ['CONFERENCE_NEEDS_MEMBERS members']],
  [['a', 'a'], ['CONFERENCE_NEEDS_MEMBERS members']],
  [['a', 'x'], ['CONFERENCE_OFFICE_UNSEEING members.1.office']],
])('inviting %j is refused for %j', (offices, problems) => {
  expect(told(problemsOfInvited(offices, ['a', 'b']))).toEqual(problems);
});

test.each<[Partial<ToldConference>, string[]]>([
  [{}, []],
  [{ state: 'HELD' }, ['CONFERENCE_STATE_FORBIDS conference']],
  [{ state: 'CALLED_OFF' }, ['CONFERENCE_STATE_FORBIDS conference']],
  [{ heldAt: LATER }, ['INPUT_INVALID heldAt']],
  [{ attended: ['a'], speakers: [] }, ['CONFERENCE_NEEDS_MEMBERS attended']],
  [{ attended: ['a', 'a'], speakers: [] }, ['CONFERENCE_NEEDS_MEMBERS attended']],
  [{ attended: ['a', 'b', 'x'] }, ['INPUT_INVALID attended']],
  [{ speakers: ['c'] }, ['INPUT_INVALID opinions']],
  [{ speakers: ['a', 'a'] }, ['INPUT_INVALID opinions']],
])('a conference with %j is refused for %j', (given, problems) => {
  const held: ToldConference = {
    ...{ state: 'CONVENED', invited: ['a', 'b', 'c'], attended: ['a', 'b'], heldAt: NOW, speakers: ['b'], ...given },
  };
  expect(told(problemsOfHeld(held, NOW))).toEqual(problems);
});
