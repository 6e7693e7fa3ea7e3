import type {
  AccessPurpose,
  AgeBand,
  ConsentBasis,
  ExploitationType,
  PaperKind,
  PersonSex,
  RecipientClass,
} from '@hub/vocabulary';
import { CANARY, caseId } from './cases.js';
import { castId } from './id.js';
import { namedOffice } from './offices.js';

/** A fictional person of a case; every identifying value is a canary, the day of birth a day nobody living has. */
export interface DemoCasePerson {
  readonly id: string;
  /** Short name in the cast, e.g. `K05A`. */
  readonly key: string;
  /** Case id. */
  readonly case: string;
  readonly sex: PersonSex;
  readonly ageBand: AgeBand;
  /** ISO 3166-1 alpha-3. */
  readonly citizenship: string;
  readonly exploitationTypes: readonly ExploitationType[];
  readonly identity: {
    readonly givenName: string;
    readonly familyName: string;
    readonly otherNames: string;
    readonly bornOn: string;
    readonly paperKind: PaperKind;
    readonly paperNumber: string;
    readonly phone: string;
    readonly address: string;
  };
  readonly health: { readonly health: string; readonly psychosocialNeeds: string };
  readonly shelter: {
    readonly name: string;
    readonly address: string;
    readonly contact: string;
    readonly escort: string;
  };
  readonly consent: {
    readonly id: string;
    readonly basis: ConsentBasis;
    readonly purposes: readonly AccessPurpose[];
    readonly recipients: readonly RecipientClass[];
  };
}

type Row = readonly [
  key: string,
  codes: Pick<DemoCasePerson, 'sex' | 'ageBand' | 'citizenship' | 'exploitationTypes'>,
  consent: Omit<DemoCasePerson['consent'], 'id'>,
];

const everything: AccessPurpose[] = ['PROTECTION', 'CARE', 'INVESTIGATION', 'REPATRIATION'];

const rows: readonly Row[] = [
  [
    'K02A',
    { sex: 'FEMALE', ageBand: 'FROM_12_TO_14', citizenship: 'LAO', exploitationTypes: [] },
    { basis: 'GUARDIAN_CONSENT', purposes: ['PROTECTION', 'CARE'], recipients: ['COMMITTEE'] },
  ],
  [
    'K03A',
    { sex: 'MALE', ageBand: 'FROM_25_TO_39', citizenship: 'MMR', exploitationTypes: ['FORCED_LABOUR'] },
    { basis: 'CONSENT', purposes: everything, recipients: ['COMMITTEE', 'POLICE'] },
  ],
  [
    'K03B',
    { sex: 'MALE', ageBand: 'OVER_39', citizenship: 'MMR', exploitationTypes: ['FORCED_LABOUR'] },
    { basis: 'LEGAL_DUTY', purposes: ['INVESTIGATION'], recipients: ['COMMITTEE', 'POLICE'] },
  ],
  [
    'K05A',
    { sex: 'FEMALE', ageBand: 'FROM_18_TO_24', citizenship: 'THA', exploitationTypes: ['FORCED_CRIMINALITY'] },
    { basis: 'CONSENT', purposes: everything, recipients: ['COMMITTEE', 'SHELTER', 'PARTNER'] },
  ],
  [
    'K06A',
    { sex: 'MALE', ageBand: 'FROM_15_TO_17', citizenship: 'THA', exploitationTypes: ['FORCED_CRIMINALITY'] },
    { basis: 'VITAL_INTEREST', purposes: ['PROTECTION', 'CARE'], recipients: ['COMMITTEE'] },
  ],
];

const canary = (what: string, key: string): string => `${CANARY}-${what}-${key}`;
const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** Fictional persons of the demo cases. */
export const casePersons: readonly DemoCasePerson[] = rows.map(([key, codes, consent], index) => ({
  ...codes,
  id: castId(`case-person:${key}`),
  key,
  case: caseId(key.slice(0, 3)),
  identity: {
    givenName: canary('GIVEN', key),
    familyName: canary('FAMILY', key),
    otherNames: canary('OTHERNAMES', key),
    bornOn: `1893-07-${twoDigits(index + 1)}`,
    paperKind: 'PASSPORT',
    paperNumber: canary('PAPER', key),
    phone: `+66-00-${CANARY}-PERSON-${key}`,
    address: canary('HOME', key),
  },
  health: { health: canary('HEALTH', key), psychosocialNeeds: canary('NEEDS', key) },
  shelter: {
    name: canary('SHELTER', key),
    address: canary('SHELTERPLACE', key),
    contact: canary('SHELTERCONTACT', key),
    escort: canary('ESCORT', key),
  },
  consent: { ...consent, id: castId(`consent:${key}`) },
}));

/** A demo case that was shared with an office. */
export interface DemoCaseShare {
  readonly id: string;
  /** Case id. */
  readonly case: string;
  /** Office id. */
  readonly office: string;
  readonly purposes: readonly AccessPurpose[];
}

/** The demo case K05, whose person lives in the shelter. */
export const caseShares: readonly DemoCaseShare[] = [
  {
    id: castId('case-share:K05'),
    case: caseId('K05'),
    office: namedOffice('shelter-chiang-rai').id,
    purposes: ['CARE'],
  },
];
