import type { MaterialKind, TextLanguage, TrainingTopic } from '@hub/vocabulary';
import { committee, committees } from './committees.js';
import { castId } from './id.js';
import { ATLAS, CASE_STUDY } from './indicators.js';
import { place } from './places.js';

export interface DemoMaterialVersion {
  readonly id: string;
  /** ISO day. */
  readonly issuedOn: string;
  /** Null for the first. */
  readonly changed: string | null;
  readonly languages: readonly TextLanguage[];
}

export interface DemoDistribution {
  readonly id: string;
  readonly materialVersion: string;
  /** P-code. */
  readonly place: string;
  /** The district it is; null for a wider place. */
  readonly district: string | null;
  /** Id of the committee that got them. */
  readonly committee: string | null;
  /** Null where nobody said. */
  readonly copies: number | null;
  readonly lowerBound: boolean;
  /** ISO day; of a month or year that alone is known, its last day. */
  readonly handedOn: string;
  readonly source: string;
}

/** A material with its versions, the first one first, and where copies of it went. */
export interface DemoMaterial {
  readonly id: string;
  readonly key: string;
  readonly kind: MaterialKind;
  readonly titleEn: string;
  readonly titleTh: string;
  readonly author: string;
  readonly topics: readonly TrainingTopic[];
  readonly note: string;
  /** Id of the committee that keeps it. */
  readonly committee: string;
  readonly versions: readonly DemoMaterialVersion[];
  readonly distributions: readonly DemoDistribution[];
}

type Titled = readonly [key: string, kind: MaterialKind, titleEn: string, titleTh: string, author: string];
type Issued = readonly [issuedOn: string, changed?: string];
interface Rest {
  readonly keeper: string;
  readonly topics: readonly TrainingTopic[];
  readonly note: string;
  readonly issued: readonly Issued[];
  readonly handed: readonly Pick<
    DemoDistribution,
    'place' | 'committee' | 'copies' | 'lowerBound' | 'handedOn' | 'source'
  >[];
}

const materialOf = ([key, kind, titleEn, titleTh, author]: Titled, rest: Rest): DemoMaterial => {
  const versions = rest.issued.map(([issuedOn, changed = null], at) => ({
    ...{ id: castId(`material:${key}:${at + 1}`), issuedOn, changed, languages: ['TH'] as const },
  }));
  return {
    ...{ id: castId(`material:${key}`), key, kind, titleEn, titleTh, author, topics: rest.topics, note: rest.note },
    ...{ committee: committee(rest.keeper).id, versions },
    distributions: rest.handed.map((each) => ({
      ...each,
      id: castId(`distribution:${key}:${each.place}:${each.handedOn}`),
      materialVersion: versions.filter(({ issuedOn }) => issuedOn <= each.handedOn).at(-1)!.id,
      district: place(each.place).level === 'DISTRICT' ? each.place : null,
    })),
  };
};

const DAYS = 'Days and languages were invented for the demo.';
/** Thirty copies for each of the first four district committees. */
const toCommittees = (handedOn: string) =>
  committees
    .filter(({ code }) => ['DL-TH5703', 'DL-TH5713', 'DL-TH5709', 'DL-TH5708'].includes(code))
    .map(({ id, place: pcode }) => ({
      ...{
        place: pcode,
        committee: id,
        copies: 30,
        lowerBound: false,
        handedOn,
        source: `${CASE_STUDY} (demo number)`,
      },
    }));

/** Six of the 878 districts that the publication counts; the figure itself is stored as I16. */
const toDistricts = ['TH5703', 'TH5704', 'TH5708', 'TH5709', 'TH5713', 'TH5715'].map((pcode) => ({
  ...{ place: pcode, committee: null, copies: null, lowerBound: false, handedOn: '2022-12-31' },
  source: `${ATLAS}: one of 878 districts`,
}));

const toGovernment = (handedOn: string, copies: number | null) => [
  { place: 'TH', committee: null, copies, lowerBound: copies !== null, handedOn, source: ATLAS },
];

export const materials: readonly DemoMaterial[] = [
  materialOf(
    ['basic-manual', 'MANUAL', 'Basic Anti-Human Trafficking Manual', 'คู่มือการต่อต้านการค้ามนุษย์เบื้องต้น', 'World Vision'],
    {
      ...{ keeper: 'PL-TH57', topics: ['DEFINING_TIP', 'IDENTIFICATION_AND_REFERRAL', 'LEGISLATION'] },
      ...{ note: `${CASE_STUDY}. ${DAYS}`, issued: [['2019-06-30'], ['2020-06-30', 'Adds the 2019 amendment (demo)']] },
      handed: toCommittees('2020-10-01'),
    },
  ),
  materialOf(
    [
      ...(['operations-manual', 'MANUAL', 'Operations Manual for Assisting Victims at Community Level'] as const),
      ...(['คู่มือปฏิบัติงานช่วยเหลือผู้เสียหายระดับชุมชน', 'FOCUS'] as const),
    ],
    {
      ...{ keeper: 'PL-TH57', topics: ['PROTECTION_AND_ASSISTANCE', 'PREVENTION_MONITORING_REPORTING'] },
      ...{ note: `${CASE_STUDY}. ${DAYS}`, issued: [['2019-06-30']], handed: [] },
    },
  ),
  materialOf(
    [
      ...(['prosecution-guide', 'GUIDE'] as const),
      'Practitioner’s Guide on Investigation and Prosecution of Forced Labor and Child Labor Cases',
      ...(['แนวทางปฏิบัติการสืบสวนและดำเนินคดีแรงงานบังคับและแรงงานเด็ก', 'ATLAS and the Attorney General'] as const),
    ],
    {
      ...{ keeper: 'NL-TH', topics: ['INVESTIGATION_AND_PROSECUTION', 'LEGISLATION'] },
      ...{ note: `${ATLAS}: more than 1,000 copies. ${DAYS}`, issued: [['2022-03-31']] },
      handed: toGovernment('2022-12-31', 1_000),
    },
  ),
  materialOf(
    [
      ...(['coordination-guide', 'GUIDE', 'Practitioners’ Guide on Coordination'] as const),
      ...(['แนวทางปฏิบัติด้านการประสานงาน', 'ATLAS'] as const),
    ],
    {
      ...{ keeper: 'NL-TH', topics: ['IDENTIFICATION_AND_REFERRAL', 'NEEDS_AND_SERVICES'] },
      ...{ note: `${ATLAS}: delivered in May 2022; 32 officials were trained on it (I10).`, issued: [['2022-05-31']] },
      handed: toGovernment('2022-05-31', null),
    },
  ),
  materialOf(['video', 'VIDEO', 'Breaking a Vicious Cycle', 'หยุดวงจรอุบาทว์', 'ATLAS'], {
    ...{ keeper: 'NL-TH', topics: ['DEFINING_TIP', 'PREVENTION_MONITORING_REPORTING'] },
    ...{ note: `${ATLAS}. ${DAYS}`, issued: [['2022-06-30']], handed: toDistricts },
  }),
  materialOf(
    [
      ...(['discussion-guide', 'DISCUSSION_GUIDE', 'Breaking a Vicious Cycle: discussion guide'] as const),
      ...(['คู่มือนำอภิปราย หยุดวงจรอุบาทว์', 'ATLAS'] as const),
    ],
    {
      ...{ keeper: 'NL-TH', topics: ['DEFINING_TIP', 'PREVENTION_MONITORING_REPORTING'] },
      ...{ note: `${ATLAS}. ${DAYS}`, issued: [['2022-06-30']], handed: toDistricts },
    },
  ),
];

/** The version of each manual of the series that was in use on a day. */
export const manualsOn = (day: string): readonly string[] =>
  materials
    .filter(({ kind }) => kind === 'MANUAL')
    .map(({ versions }) => versions.filter(({ issuedOn }) => issuedOn <= day).at(-1)!.id);
