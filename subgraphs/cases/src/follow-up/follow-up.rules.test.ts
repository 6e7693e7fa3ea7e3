import { expect, it, test } from '@jest/globals';
import { endOfDay, problemsOfFollowUp, type ProposedFollowUp } from './follow-up.rules.js';

test.each<[Partial<ProposedFollowUp>, string[]]>([
  [{}, []],
  [{ heldOn: '2026-04-02' }, ['heldOn']],
  [{ nextDueOn: '2026-04-01' }, ['nextDueOn']],
  [{ nextDueOn: '2026-04-02' }, []],
  [{ method: 'NOT_REACHED' }, ['wellbeing', 'risk']],
  [{ method: 'NOT_REACHED', wellbeing: 'NOT_KNOWN', risk: 'NOT_KNOWN' }, []],
  [{ wellbeing: 'NOT_KNOWN', risk: 'IMMEDIATE' }, []],
])('a follow-up with %j is refused for %j', (given, fields) => {
  const proposed: ProposedFollowUp = {
    ...{ heldOn: '2026-04-01', method: 'HOME_VISIT', wellbeing: 'STABLE', risk: 'LOW', nextDueOn: null, ...given },
  };
  expect(problemsOfFollowUp(proposed, '2026-04-01').map(({ field }) => field)).toEqual(fields);
});

it('is due until the end of its day in Thailand', () => {
  expect(endOfDay('2026-04-01').toISOString()).toBe('2026-04-01T16:59:59.000Z');
});
