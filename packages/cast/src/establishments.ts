import { ESTABLISHMENT_STEPS, type EstablishmentStepKind, type LegalBasis } from '@hub/vocabulary';
import { committee } from './committees.js';
import { castId } from './id.js';
import { office } from './offices.js';
import { organization } from './organizations.js';
import { pastMeetings } from './past-meetings.js';
import { person } from './people.js';
import { place } from './places.js';

interface DemoEstablishmentStep {
  readonly step: EstablishmentStepKind;
  /** ISO day. */
  readonly happenedOn: string;
  /** Organization ids; of the working team only. */
  readonly organizations: readonly string[];
}

/** How a committee came about, with the order that appoints it, as its provincial secretariat recorded it. */
export interface DemoEstablishment {
  /** Committee id. */
  readonly committee: string;
  readonly steps: readonly DemoEstablishmentStep[];
  readonly order: {
    readonly id: string;
    /** ISO days. */
    readonly draftedOn: string;
    readonly signedOn: string;
    readonly legalBases: readonly LegalBasis[];
    readonly objectives: string;
    /** Ids of the member organizations. */
    readonly organizations: readonly string[];
    readonly number: string;
    readonly signedAs: string;
  };
  /** Official id and office id. */
  readonly recordedBy: { readonly person: string; readonly office: string };
}

/** An ISO day for each step. */
type Days = Readonly<Record<EstablishmentStepKind, string>>;

interface Founding {
  readonly code: string;
  readonly days: Days;
  readonly team: readonly string[];
  readonly objectives: string;
  readonly number: string;
  readonly signer: string;
  readonly secretariat: string;
}

const establishment = ({ code, days, team, ...of }: Founding): DemoEstablishment => {
  const { id, place: pcode, parent, legalBases, groups } = committee(code);
  const provincial = office(`PL-${place(pcode).parent}`, 'SECRETARIAT');
  if (provincial.committee !== parent) throw new RangeError(`${code} has no secretariat above it`);
  const members = groups.flatMap(({ seats }) => seats.map((seat) => seat.organization));
  return {
    committee: id,
    steps: ESTABLISHMENT_STEPS.map((step) => ({
      ...{ step, happenedOn: days[step] },
      organizations: step === 'WORKING_TEAM' ? team.map((key) => organization(key).id) : [],
    })),
    order: {
      ...{ id: castId(`order:${code}`), draftedOn: days.ORDER_DRAFTED, signedOn: days.ORDER_SIGNED, legalBases },
      ...{ objectives: of.objectives, organizations: [...new Set(members)], number: of.number },
      signedAs: `${of.signer} of ${place(pcode).nameEn}`,
    },
    recordedBy: { person: person(of.secretariat).id, office: provincial.id },
  };
};

const inceptionOf = (code: string): string => {
  const { id } = committee(code);
  const meeting = pastMeetings.find((each) => each.committee === id && each.kind === 'INCEPTION');
  if (!meeting) throw new RangeError(`The cast has no inception meeting of ${code}`);
  return meeting.heldOn;
};

const OBJECTIVES =
  'To serve as the coordination point for anti-trafficking operations in the border area, and to strengthen ' +
  'coordination between the district and the province.';

/** PSDHS, World Vision, FOCUS, ISOC, the Immigration Office and the Center for Girls drafted the orders. */
const teamOf = (pcode: string): readonly string[] => [
  ...['PSDHS', 'WORLD_VISION', 'FOCUS', 'ISOC', 'CENTER_FOR_GIRLS'].map((name) => `TH57/${name}`),
  `${pcode}/IMMIGRATION`,
];

type ChiangRaiDays = Readonly<Omit<Days, 'INCEPTION_MEETING'>>;

const inChiangRai = (pcode: string, number: string, days: ChiangRaiDays): DemoEstablishment =>
  establishment({
    ...{ code: `DL-${pcode}`, team: teamOf(pcode), objectives: OBJECTIVES, number },
    ...{ signer: 'District Chief', secretariat: 'cr-secretariat' },
    days: { ...days, INCEPTION_MEETING: inceptionOf(`DL-${pcode}`) },
  });

/**
 * The case study gives years alone: talks with the District Chiefs in 2018; Chiang Khong established in 2019, then
 * Wiang Kaen, Mae Sai and Chiang Saen in 2020; planning by the members in 2021. Every day is assumed within them, and
 * numbers of orders are invented. Inception meetings and first trainings are on the days that the cast holds them. How
 * Phanom came about it does not tell.
 */
const chiangRai: readonly DemoEstablishment[] = [
  inChiangRai('TH5703', '1/2562 (demo)', {
    ...{ ADVOCACY_MEETING: '2018-11-06', APPROVAL: '2019-01-15', WORKING_TEAM: '2019-02-19' },
    ...{ ORDER_DRAFTED: '2019-04-23', ORDER_SIGNED: '2019-06-11' },
    ...{ CAPACITY_PLAN: '2019-08-06', TRAININGS: '2019-08-20', ANNUAL_PLANNING: '2021-08-17' },
  }),
  inChiangRai('TH5713', '1/2563 (demo)', {
    ...{ ADVOCACY_MEETING: '2018-11-13', APPROVAL: '2020-01-14', WORKING_TEAM: '2020-02-18' },
    ...{ ORDER_DRAFTED: '2020-04-21', ORDER_SIGNED: '2020-06-09' },
    ...{ CAPACITY_PLAN: '2020-08-11', TRAININGS: '2020-08-25', ANNUAL_PLANNING: '2021-08-24' },
  }),
  inChiangRai('TH5709', '2/2563 (demo)', {
    ...{ ADVOCACY_MEETING: '2018-11-20', APPROVAL: '2020-02-25', WORKING_TEAM: '2020-04-07' },
    ...{ ORDER_DRAFTED: '2020-06-16', ORDER_SIGNED: '2020-08-04' },
    ...{ CAPACITY_PLAN: '2020-09-22', TRAININGS: '2020-10-13', ANNUAL_PLANNING: '2021-08-31' },
  }),
  inChiangRai('TH5708', '3/2563 (demo)', {
    ...{ ADVOCACY_MEETING: '2018-11-27', APPROVAL: '2020-03-10', WORKING_TEAM: '2020-05-12' },
    ...{ ORDER_DRAFTED: '2020-07-21', ORDER_SIGNED: '2020-09-08' },
    ...{ CAPACITY_PLAN: '2020-10-27', TRAININGS: '2020-11-17', ANNUAL_PLANNING: '2021-09-07' },
  }),
];

/**
 * The account of Dok Khamtai gives no year but 2003, of the memorandum it rests on, and does not tell how the committee
 * came about: its days, its working team and the number of its order are all assumed.
 */
const dokKhamtai = establishment({
  ...{ code: 'DL-TH5605', team: ['YMCA', 'DEVELOPMENT', 'DISTRICT_OFFICE'].map((name) => `TH5605/${name}`) },
  objectives:
    'To watch for trafficked, abused and exploited children and women, and to help them or refer them to those who can.',
  ...{ number: '1/2547 (demo)', signer: 'District Officer', secretariat: 'py-secretariat' },
  days: {
    ...{ ADVOCACY_MEETING: '2003-09-02', APPROVAL: '2003-10-07', WORKING_TEAM: '2003-11-04' },
    ...{ ORDER_DRAFTED: '2003-12-02', ORDER_SIGNED: '2004-01-13', INCEPTION_MEETING: '2004-02-03' },
    ...{ CAPACITY_PLAN: '2004-03-02', TRAININGS: '2004-04-06', ANNUAL_PLANNING: '2004-08-03' },
  },
});

/** How the committees of Chiang Rai's border districts, and that of Dok Khamtai, came about. */
export const establishments: readonly DemoEstablishment[] = [...chiangRai, dokKhamtai];
