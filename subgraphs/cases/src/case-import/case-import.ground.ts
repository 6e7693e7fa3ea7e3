import type { Directory } from '@hub/subgraph-kit';
import { type ErrorCode, thaiDay } from '@hub/vocabulary';
import { problemsOfTerms } from '../consent/consent.inputs.js';
import { problemsOfRescue } from '../person/victim.rules.js';
import type { RowGround } from './case-import.rules.js';
import type { CaseImportRow } from './case-import.store.js';

/** The district of a case by the place its row names; a wider one is that of the file, where it lies in it. */
export const districtForImport =
  (directory: Directory, { committee, fallback }: { readonly committee: string; readonly fallback: string }) =>
  (place: string | null): { readonly district: string } | { readonly code: ErrorCode } => {
    if (place !== null && !directory.place(place)) return { code: 'PLACE_UNKNOWN' };
    const districtOf = (pcode: string) => directory.placesAround(pcode).find(({ level }) => level === 'DISTRICT')?.id;
    const district = (place !== null && districtOf(place)) || districtOf(fallback);
    if (!district) return { code: directory.place(fallback) ? 'PLACE_NOT_REPORTABLE' : 'PLACE_UNKNOWN' };
    const around = directory.placesAround(district).map(({ id }) => id);
    const isWithin = place === null || districtOf(place) !== undefined || around.includes(place);
    const seat = directory.committee(committee)?.place;
    return isWithin && seat && around.includes(seat) ? { district } : { code: 'IMPORT_PLACE_NOT_YOURS' };
  };

/** What the rows of an import are checked with. */
export const groundOf = (
  { committee, district, ...given }: Pick<CaseImportRow, 'committee' | 'district' | 'consent' | 'child_consent'>,
  { directory, now }: { readonly directory: Directory; readonly now: Date },
): RowGround => ({
  districtOf: districtForImport(directory, { committee, fallback: district }),
  problemsOfArea: ({ exploitationPlace, rescuedMonth }) =>
    problemsOfRescue(
      {
        rescuedOn: rescuedMonth === null ? undefined : `${rescuedMonth}-01`,
        exploitationArea: exploitationPlace ?? undefined,
      },
      { isRescued: false, level: directory.place(exploitationPlace ?? '')?.level, now },
    ).map(({ code, field }) => ({ code, column: field === 'rescuedOn' ? 'x_RescuedMonth' : 'x_ExploitationPlace' })),
  childProblem:
    problemsOfTerms(given.child_consent ?? given.consent, { now, child: true, at: 'consent' })[0]?.code ?? null,
  day: thaiDay(now),
});
