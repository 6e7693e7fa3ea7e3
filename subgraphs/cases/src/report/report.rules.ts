import {
  type AgeBand,
  type CommitteeLevel,
  type ErrorCode,
  isChild,
  PCODE,
  type PersonsBand,
  type PlaceLevel,
  type PlaceRole,
} from '@hub/vocabulary';
import { obstacleToAge, toldAge } from '../person/person.rules.js';
import { canAnswer, type CommitteesConcerned, type OfficeOfCommittee, type RuleInForce } from '../alert/alert.rules.js';

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

const MOST_OF_BAND: Readonly<Record<PersonsBand, number>> = {
  ...{ ONE: 1, TWO_TO_FIVE: 5, SIX_TO_TWENTY: 20, OVER_TWENTY: Infinity },
};

interface ToldPersons {
  readonly persons?:
    | readonly {
        readonly ageBand?: AgeBand | undefined;
        readonly identity?: { readonly bornOn: string | null } | undefined;
      }[]
    | undefined;
  readonly personsBand: PersonsBand;
  readonly minorInvolved: boolean;
}

/**
 * What is told of each person must not be less than what alerts say: how many they are, and that one may be a child.
 * `today` is the day in Thailand.
 */
export const problemsOfPersons = (
  { persons = [], personsBand, minorInvolved }: ToldPersons,
  today: string,
): { code: ErrorCode; field: string }[] => [
  ...(persons.length > MOST_OF_BAND[personsBand]
    ? [{ code: 'REPORT_PERSONS_DISAGREE' as const, field: 'input.personsBand' }]
    : []),
  ...persons.flatMap(({ ageBand, identity }, index) => {
    const code = obstacleToAge({ ageBand, bornOn: identity?.bornOn }, today);
    return code ? [{ code, field: `input.persons.${index}.identity.bornOn` }] : [];
  }),
  ...(!minorInvolved &&
  persons.some(({ ageBand, identity }) => isChild(toldAge({ ageBand, bornOn: identity?.bornOn }, today)))
    ? [{ code: 'REPORT_PERSONS_DISAGREE' as const, field: 'input.minorInvolved' }]
    : []),
];

/** The district a reportable place is or lies in. */
export const districtOf = (geography: Geography, pcode: string): string =>
  geography.placesAround(pcode).find(({ level }) => level === 'DISTRICT')?.id ?? pcode;

/** The same of several places, each once. */
export const districtsOf = (geography: Geography, pcodes: readonly string[]): string[] => [
  ...new Set(pcodes.map((pcode) => districtOf(geography, pcode))),
];

/** Of which level the committees are that rules name so. */
const LEVELS = {
  DISTRICT: 'DISTRICT',
  PROVINCE: 'PROVINCE',
  ELSEWHERE: 'DISTRICT',
  BORDER: 'DISTRICT',
  BORDER_PROVINCE: 'PROVINCE',
} as const;

/** The committees a report concerns; one without an office that these rules would address counts as none. */
export const committeesConcerned = (
  geography: Geography,
  named: NamedPlaces,
  rules: readonly RuleInForce[],
): CommitteesConcerned => {
  const near = (pcode: string, whose: keyof typeof LEVELS): string[] => {
    const committee = geography.committeeFor(pcode, LEVELS[whose])?.id;
    return committee && canAnswer(whose, rules, geography.officesOfCommittee(committee)) ? [committee] : [];
  };
  const across = districtsAcross(geography, named.exploitationPlace ?? named.place);
  const each = (whose: keyof typeof LEVELS) => [...new Set(across.flatMap((pcode) => near(pcode, whose)))];
  return {
    district: near(named.place, 'DISTRICT')[0] ?? null,
    province: near(named.place, 'PROVINCE')[0] ?? null,
    nation: [...geography.allOffices()].find(({ kind }) => kind === 'NATIONAL_DESK')?.committee ?? null,
    elsewhere: elsewhereOf(named, (pcode) => near(pcode, 'ELSEWHERE')),
    border: each('BORDER'),
    borderProvinces: each('BORDER_PROVINCE'),
    isAcross: across.length > 0,
  };
};

/** The committees of other places, each with what its places are. */
const elsewhereOf = (
  { originPlace, transitPlaces, exploitationPlace }: NamedPlaces,
  committeesOf: (pcode: string) => readonly string[],
): CommitteesConcerned['elsewhere'] => {
  const roles: readonly (readonly [PlaceRole, string | null])[] = [
    ['ORIGIN', originPlace],
    ...transitPlaces.map((pcode) => ['TRANSIT', pcode] as const),
    ['EXPLOITATION', exploitationPlace],
  ];
  const found = new Map<string, readonly PlaceRole[]>();
  for (const [role, pcode] of roles)
    for (const committee of pcode ? committeesOf(pcode) : [])
      found.set(committee, [...new Set([...(found.get(committee) ?? []), role])]);
  return found;
};

/** The border districts across from a place; of a whole country nobody can say which. */
const districtsAcross = (geography: Geography, pcode: string): readonly string[] =>
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
