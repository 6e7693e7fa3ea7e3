import type { AgeBand, ErrorCode } from '@hub/vocabulary';

const OLDEST: readonly (readonly [number, AgeBand])[] = [
  [11, 'UNDER_12'],
  [14, 'FROM_12_TO_14'],
  [17, 'FROM_15_TO_17'],
  [24, 'FROM_18_TO_24'],
  [39, 'FROM_25_TO_39'],
];
/** In years; a day of birth further back is one that a register writes for a day nobody knows. */
const NOBODY_IS_OLDER = 120;

const yearsOn = (bornOn: string, on: string): number =>
  Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (on.slice(5) < bornOn.slice(5) ? 1 : 0);

/** The age band of somebody born on a day, on another day; both ISO. */
export const ageBandOf = (bornOn: string, on: string): AgeBand =>
  OLDEST.find(([oldest]) => yearsOn(bornOn, on) <= oldest)?.[1] ?? 'OVER_39';

/** What is told of the age of a person. */
export interface ToldOfAge {
  readonly ageBand: AgeBand | null | undefined;
  /** ISO day. */
  readonly bornOn: string | null | undefined;
}

/** The band of a person, by the day of birth where no band is told; undefined where neither tells it. */
export const toldAge = ({ ageBand, bornOn }: ToldOfAge, today: string): AgeBand | undefined =>
  ageBand ?? (bornOn && yearsOn(bornOn, today) <= NOBODY_IS_OLDER ? ageBandOf(bornOn, today) : undefined);

/** Why a day of birth does not go with what else is known; null when it does. */
export const obstacleToAge = ({ ageBand, bornOn }: ToldOfAge, today: string): ErrorCode | null => {
  if (!bornOn) return null;
  if (bornOn > today) return 'INPUT_INVALID';
  const told = toldAge({ ageBand: null, bornOn }, today);
  return ageBand && told && told !== ageBand ? 'PERSON_AGE_DISAGREES' : null;
};
