import { expect, it } from '@jest/globals';
import type { MdtDiscipline } from '@hub/vocabulary';
import { decidingOf, type Sitting } from './team.rules.js';

const reviewing: readonly MdtDiscipline[] = ['POLICE', 'PSYCHOLOGIST', 'NGO'];
const sits = (discipline: MdtDiscipline, role: Sitting['role'] = 'MEMBER'): Sitting => ({ discipline, role });

it('where nobody composed a team every discipline of a review counts', () => {
  expect(decidingOf(reviewing, [])).toEqual(reviewing);
});

it('where there is a team only its own count, and no adviser', () => {
  expect(decidingOf(reviewing, [sits('POLICE', 'COORDINATOR'), sits('NGO', 'ADVISER'), sits('MEDICAL')])).toEqual([
    'POLICE',
  ]);
});

it('a discipline that advises for one office and decides for another counts', () => {
  expect(decidingOf(['NGO'], [sits('NGO', 'ADVISER'), sits('NGO')])).toEqual(['NGO']);
});
