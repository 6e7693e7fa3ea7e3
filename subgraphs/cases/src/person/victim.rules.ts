import { type ErrorCode, type PlaceLevel, thaiDay } from '@hub/vocabulary';

/** What is told of the rescue of a person and of where they were exploited. */
export interface ToldOfRescue {
  readonly rescuedOn: string | undefined;
  /** P-code. */
  readonly exploitationArea: string | undefined;
}

interface Known {
  /** Whether the rescue was told before. */
  readonly isRescued: boolean;
  /** Of the place told, when the directory knows it. */
  readonly level: PlaceLevel | undefined;
  readonly now: Date;
}

const AREAS: readonly PlaceLevel[] = ['COUNTRY', 'PROVINCE', 'DISTRICT'];

/** Until the rescue the area would lead to the person, so it is not stored openly; nor is anything nearer ever. */
export const problemsOfRescue = (
  { rescuedOn, exploitationArea }: ToldOfRescue,
  { isRescued, level, now }: Known,
): { readonly code: ErrorCode; readonly field: keyof ToldOfRescue }[] => {
  const late = rescuedOn !== undefined && rescuedOn > thaiDay(now);
  const wrong = late ? [{ code: 'INPUT_INVALID' as const, field: 'rescuedOn' as const }] : [];
  const field = 'exploitationArea' as const;
  if (exploitationArea === undefined) return wrong;
  if (!isRescued && (late || rescuedOn === undefined)) return [...wrong, { code: 'PERSON_NOT_RESCUED', field }];
  if (!level) return [...wrong, { code: 'PLACE_UNKNOWN', field }];
  return AREAS.includes(level) ? wrong : [...wrong, { code: 'INPUT_INVALID', field }];
};
