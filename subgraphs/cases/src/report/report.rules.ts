import { type CommitteeLevel, type ErrorCode, PCODE, type PlaceLevel } from '@hub/vocabulary';
import { canBeAddressed, type CommitteesConcerned, type OfficeOfCommittee } from '../alert/alert.rules.js';

interface KnownPlace {
  readonly id: string;
  readonly level: PlaceLevel;
  readonly country: string;
}

/** What the rules ask of the local copy of the directory. */
export interface Geography {
  readonly placesAround: (pcode: string) => readonly KnownPlace[];
  readonly committeeFor: (pcode: string, level: CommitteeLevel) => { readonly id: string } | undefined;
  readonly officesOfCommittee: (committee: string) => readonly OfficeOfCommittee[];
  readonly allOffices: () => Iterable<
    OfficeOfCommittee & { readonly committee: string | null; readonly jurisdiction: readonly string[] }
  >;
  readonly placesFacing: (pcode: string) => readonly string[];
}

/** The places that a report names. */
export interface NamedPlaces {
  readonly place: string;
  readonly exploitationPlace: string | null;
  readonly originPlace: string | null;
  readonly transitPlaces: readonly string[];
}

const TOO_WIDE: readonly PlaceLevel[] = ['COUNTRY', 'PROVINCE'];

const isKnown = (geography: Geography, pcode: string): boolean =>
  PCODE.test(pcode) && geography.placesAround(pcode).length > 0;

/** What is wrong with the places of a report, by field. */
export const problemsOfPlaces = (geography: Geography, named: NamedPlaces): { code: ErrorCode; field: string }[] => {
  const level = isKnown(geography, named.place) ? geography.placesAround(named.place)[0]?.level : undefined;
  const others = [
    { field: 'exploitationPlace', pcodes: [named.exploitationPlace] },
    { field: 'originPlace', pcodes: [named.originPlace] },
    { field: 'transitPlaces', pcodes: named.transitPlaces },
  ];
  return [
    ...(level ? [] : [{ code: 'PLACE_UNKNOWN' as const, field: 'input.place' }]),
    ...(level && TOO_WIDE.includes(level) ? [{ code: 'PLACE_NOT_REPORTABLE' as const, field: 'input.place' }] : []),
    ...others
      .filter(({ pcodes }) => pcodes.some((pcode) => pcode !== null && !isKnown(geography, pcode)))
      .map(({ field }) => ({ code: 'PLACE_UNKNOWN' as const, field: `input.${field}` })),
  ];
};

/** The district a reportable place is or lies in. */
export const districtOf = (geography: Geography, pcode: string): string =>
  geography.placesAround(pcode).find(({ level }) => level === 'DISTRICT')?.id ?? pcode;

/** The committees a report concerns; one without an office to address counts as none. */
export const committeesConcerned = (geography: Geography, named: NamedPlaces): CommitteesConcerned => {
  const near = (pcode: string, level: 'DISTRICT' | 'PROVINCE'): string | null => {
    const committee = geography.committeeFor(pcode, level)?.id;
    return committee && canBeAddressed(level, geography.officesOfCommittee(committee)) ? committee : null;
  };
  const each = (pcodes: readonly (string | null)[], level: 'DISTRICT' | 'PROVINCE'): string[] => {
    const found = pcodes.map((pcode) => pcode && near(pcode, level));
    return [...new Set(found.filter((committee) => committee !== null))];
  };
  const facing = districtsFacing(geography, named.exploitationPlace ?? named.place);
  return {
    district: near(named.place, 'DISTRICT'),
    province: near(named.place, 'PROVINCE'),
    nation: [...geography.allOffices()].find(({ kind }) => kind === 'NATIONAL_DESK')?.committee ?? null,
    elsewhere: each([named.originPlace, ...named.transitPlaces, named.exploitationPlace], 'DISTRICT'),
    facing: each(facing, 'DISTRICT'),
    facingProvinces: each(facing, 'PROVINCE'),
    isFaced: facing.length > 0,
  };
};

/** The border districts across from a place; of a whole country nobody can say which. */
const districtsFacing = (geography: Geography, pcode: string): readonly string[] =>
  geography.placesAround(pcode)[0]?.level === 'COUNTRY' ? [] : geography.placesFacing(pcode);

/** Offices outside the committees that answer for the place of a report, e.g. shelters. */
export const servicesNear = (geography: Geography, pcode: string): OfficeOfCommittee[] => {
  const around = geography.placesAround(pcode).map(({ id }) => id);
  return [...geography.allOffices()].filter(
    ({ committee, jurisdiction }) => committee === null && jurisdiction.some((place) => around.includes(place)),
  );
};

/** True when the exploitation took place in another country than `home`. */
export const isExploitationAbroad = (geography: Geography, named: NamedPlaces, home: string): boolean =>
  geography.placesAround(named.exploitationPlace ?? named.place)[0]?.country !== home;
