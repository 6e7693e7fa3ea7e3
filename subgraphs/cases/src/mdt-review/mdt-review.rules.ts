import type { CaseState, DecidingBody, ErrorCode, MdtDiscipline, TraffickingStatus } from '@hub/vocabulary';
import { LEAST_DISCIPLINES, mayReflectLonger, type ReviewFacts } from '../case/case.rules.js';
import { decidingOf, type Sitting } from '../team/team.rules.js';

/** States in which a team reviews a case; after the first decision for persons that are still to be decided about. */
const REVIEWED_IN: readonly CaseState[] = [
  ...(['MDT_REVIEW', 'IDENTIFIED', 'NOT_IDENTIFIED', 'ASSISTANCE', 'REINTEGRATION', 'FOLLOW_UP'] as const),
];

/** A person of the case as it stands. */
export interface ReviewedPerson {
  readonly id: string;
  readonly version: number;
  readonly status: TraffickingStatus;
  readonly isErased: boolean;
}

export interface ProposedDecision {
  readonly person: string;
  readonly version: number;
  readonly status: TraffickingStatus;
}

/** A review as it is judged. */
export interface ProposedReview {
  readonly state: CaseState;
  readonly reflectionEndsAt: Date | null;
  readonly persons: readonly ReviewedPerson[];
  readonly disciplines: readonly MdtDiscipline[];
  /** Who sits in the team of the case. */
  readonly team: readonly Sitting[];
  readonly decidingBody: DecidingBody | null;
  readonly decisions: readonly ProposedDecision[];
  readonly opinions: readonly { readonly person: string; readonly discipline: MdtDiscipline }[];
  readonly reflectionDays: number | null;
}

type Found = { readonly code: ErrorCode; readonly field: string }[];
const invalid = (isWrong: boolean, field: string): Found => (isWrong ? [{ code: 'INPUT_INVALID', field }] : []);

/** What stands against recording a review, by field of the input. */
export const problemsOfReview = (review: ProposedReview): Found => {
  if (!REVIEWED_IN.includes(review.state)) return [{ code: 'CASE_STATE_FORBIDS', field: 'input.case' }];
  const { decisions, opinions, persons, disciplines } = review;
  const { disciplines: deciding, hasDecidingBody } = factsOf(review);
  const known = (id: string): ReviewedPerson | undefined => persons.find((each) => each.id === id && !each.isErased);
  const wrong: Found = [
    ...(decisions.length && deciding < LEAST_DISCIPLINES
      ? [{ code: 'REVIEW_NEEDS_DISCIPLINES' as const, field: 'input.members' }]
      : []),
    ...(decisions.length && !hasDecidingBody
      ? [{ code: 'REVIEW_NEEDS_BODY' as const, field: 'input.decidingBody' }]
      : []),
    ...invalid(
      decisions.some(({ person, status }) => !known(person) || status === 'POSSIBLE') ||
        repeats(decisions.map(({ person }) => person)),
      'input.decisions',
    ),
    ...invalid(
      opinions.some(({ person, discipline }) => !known(person) || !disciplines.includes(discipline)) ||
        repeats(opinions.map(({ person, discipline }) => `${person} ${discipline}`)),
      'input.opinions',
    ),
    ...(review.reflectionDays !== null && !mayReflectLonger(review.state, review.reflectionEndsAt)
      ? [{ code: 'REFLECTION_NOT_RUNNING' as const, field: 'input.reflectionDays' }]
      : []),
  ];
  const isStale = decisions.some(({ person, version }) => known(person)?.version !== version);
  return wrong.length || !isStale ? wrong : [{ code: 'VERSION_CONFLICT', field: 'input.decisions' }];
};

const repeats = (keys: readonly string[]): boolean => new Set(keys).size < keys.length;

/** What the guard of a decision looks at. */
export const factsOf = ({
  disciplines,
  team,
  decidingBody,
}: Pick<ProposedReview, 'disciplines' | 'team' | 'decidingBody'>): ReviewFacts => ({
  disciplines: new Set(decidingOf(disciplines, team).filter((each) => each !== 'INTERPRETER')).size,
  hasDecidingBody: decidingBody !== null,
});

/**
 * Where the decisions take the case: one victim is enough, and nobody may be left to decide about when there is none.
 * @returns null when it stays where it is
 */
export const stateDecided = ({
  persons,
  decisions,
}: Pick<ProposedReview, 'persons' | 'decisions'>): 'IDENTIFIED' | 'NOT_IDENTIFIED' | null => {
  if (!decisions.length) return null;
  const statuses = persons
    .filter(({ isErased }) => !isErased)
    .map(({ id, status }) => decisions.find(({ person }) => person === id)?.status ?? status);
  if (statuses.includes('ACTUAL')) return 'IDENTIFIED';
  return statuses.includes('POSSIBLE') ? null : 'NOT_IDENTIFIED';
};
