import type { MdtDiscipline, TeamRole } from '@hub/vocabulary';

/** Members of one team at a time. */
export const MOST_MEMBERS = 20;

/** Who sits in the team of a case now. */
export interface Sitting {
  readonly discipline: MdtDiscipline;
  readonly role: TeamRole;
}

/**
 * The disciplines of a review that count for its decision: where the case has a team, those that sit in it and do more
 * than advise; where nobody composed one, all of them.
 */
export const decidingOf = (disciplines: readonly MdtDiscipline[], team: readonly Sitting[]): MdtDiscipline[] =>
  disciplines.filter(
    (each) => !team.length || team.some(({ discipline, role }) => discipline === each && role !== 'ADVISER'),
  );
