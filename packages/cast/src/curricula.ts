import type { EnforcementStage, TrainingTopic } from '@hub/vocabulary';
import { committee } from './committees.js';
import { castId } from './id.js';
import { ATLAS, CASE_STUDY } from './indicators.js';

export interface DemoPresentation {
  readonly id: string;
  readonly titleEn: string;
  readonly titleTh: string;
  readonly topics: readonly TrainingTopic[];
  readonly minutes: number;
  readonly stage: EnforcementStage | null;
}

export interface DemoModule {
  readonly id: string;
  readonly titleEn: string;
  readonly titleTh: string;
  readonly topics: readonly TrainingTopic[];
  readonly presentations: readonly DemoPresentation[];
}

export interface DemoCurriculumVersion {
  readonly id: string;
  /** Null for the first. */
  readonly changed: string | null;
  /** ISO day. */
  readonly publishedOn: string;
  readonly modules: readonly DemoModule[];
}

/** A curriculum with its versions, the first one first; the last is the one that is taught. */
export interface DemoCurriculum {
  readonly id: string;
  /** Id of the committee that keeps it. */
  readonly committee: string;
  readonly titleEn: string;
  readonly titleTh: string;
  readonly author: string;
  readonly source: string;
  readonly versions: readonly DemoCurriculumVersion[];
}

type Row = readonly [titleEn: string, titleTh: string, topic: TrainingTopic, ...presentations: Told[]];
type Told = readonly [titleEn: string, titleTh: string, stage?: EnforcementStage];

const MINUTES = 45;

const versionOf = (
  name: string,
  { changed = null, publishedOn }: { readonly changed?: string | null; readonly publishedOn: string },
  rows: readonly Row[],
): DemoCurriculumVersion => ({
  ...{ id: castId(`curriculum:${name}`), changed, publishedOn },
  modules: rows.map(([titleEn, titleTh, topic, ...presentations], at) => ({
    ...{ id: castId(`module:${name}:${at + 1}`), titleEn, titleTh, topics: [topic] },
    presentations: presentations.map(([en, th, stage = null], nth) => ({
      ...{ id: castId(`presentation:${name}:${at + 1}:${nth + 1}`), titleEn: en, titleTh: th, topics: [topic] },
      ...{ minutes: MINUTES, stage },
    })),
  })),
});

/** What the case study says the trainings of the district committees taught; how it is cut into parts is ours. */
const seriesOf = (...laws: readonly Told[]): readonly Row[] => [
  [
    'What trafficking in persons is',
    'ความหมายของการค้ามนุษย์',
    'DEFINING_TIP',
    told('What trafficking in persons is', 'ความหมายของการค้ามนุษย์'),
  ],
  [
    'Identification and referral',
    'การคัดแยกและการส่งต่อ',
    'IDENTIFICATION_AND_REFERRAL',
    told('Identification and referral', 'การคัดแยกและการส่งต่อ'),
  ],
  [
    'Protection and assistance',
    'การคุ้มครองและช่วยเหลือ',
    'PROTECTION_AND_ASSISTANCE',
    told('Protection and assistance', 'การคุ้มครองและช่วยเหลือ'),
  ],
  [
    'Prevention, monitoring and case reporting',
    'การป้องกัน เฝ้าระวัง และรายงาน',
    'PREVENTION_MONITORING_REPORTING',
    told('Prevention, monitoring and case reporting', 'การป้องกัน เฝ้าระวัง และรายงาน'),
  ],
  ['Legislation', 'กฎหมาย', 'LEGISLATION', ...laws],
  ['Case studies', 'กรณีศึกษา', 'CASE_STUDY', told('Case-study activities', 'กิจกรรมกรณีศึกษา')],
];
const told = (titleEn: string, titleTh: string): Told => [titleEn, titleTh];
const ACT = told('Anti-Trafficking in Persons Act', 'พระราชบัญญัติป้องกันและปราบปรามการค้ามนุษย์');
const AMENDMENT = told('Forced Labour Amendment of 2019', 'บทแก้ไขว่าด้วยแรงงานบังคับ พ.ศ. 2562');

const STAGES: readonly (readonly [EnforcementStage, titleEn: string, titleTh: string, TrainingTopic, count: number])[] =
  [
    ['IDENTIFICATION', 'Identification', 'การคัดแยก', 'IDENTIFICATION_AND_REFERRAL', 7],
    ['INVESTIGATION', 'Investigation', 'การสืบสวนสอบสวน', 'INVESTIGATION_AND_PROSECUTION', 7],
    ['REFERRAL', 'Referral', 'การส่งต่อ', 'IDENTIFICATION_AND_REFERRAL', 6],
    ['PROSECUTION', 'Prosecution', 'การดำเนินคดี', 'INVESTIGATION_AND_PROSECUTION', 6],
    ['SENTENCING', 'Sentencing', 'การพิพากษา', 'INVESTIGATION_AND_PROSECUTION', 5],
  ];

/** Five modules and 31 presentations are published, and the five stages; their titles and which belong where are not. */
const enforcement: readonly Row[] = STAGES.map(([stage, titleEn, titleTh, topic, count]) => [
  ...([titleEn, titleTh, topic] as const),
  ...Array.from({ length: count }, (_, at): Told => [
    `${titleEn}, presentation ${at + 1} (demo title)`,
    `${titleTh} หัวข้อที่ ${at + 1} (ชื่อสมมติ)`,
    stage,
  ]),
]);

const teams: readonly Row[] = [
  ['Thai legislation covering investigations', 'กฎหมายไทยเกี่ยวกับการสืบสวนสอบสวน', 'LEGISLATION'],
  ['Risk mapping', 'การทำแผนที่ความเสี่ยง', 'RISK_MAPPING'],
  ['Interview techniques', 'เทคนิคการสัมภาษณ์', 'INTERVIEWING'],
  ['Needs of survivors, and services', 'ความต้องการของผู้เสียหายและบริการ', 'NEEDS_AND_SERVICES'],
  ['Trauma-informed care', 'การดูแลโดยคำนึงถึงบาดแผลทางใจ', 'TRAUMA_INFORMED_CARE'],
  ['Self-care of front-line workers', 'การดูแลตนเองของผู้ปฏิบัติงานด่านหน้า', 'SELF_CARE'],
].map(([en, th, topic]) => [en!, th!, topic as TrainingTopic, told(en!, th!)]);

const INVENTED = 'Minutes, days and how it is cut into presentations were invented for the demo.';
const kept = (code: string) => committee(code).id;

export const curricula: readonly DemoCurriculum[] = [
  {
    ...{ id: castId('curriculum:series'), committee: kept('PL-TH57') },
    ...{ titleEn: 'Basic series for district committees', titleTh: 'หลักสูตรพื้นฐานสำหรับคณะกรรมการระดับอำเภอ' },
    ...{ author: 'PSDHS Chiang Rai, World Vision and FOCUS', source: `${CASE_STUDY}. ${INVENTED}` },
    versions: [
      versionOf('series:1', { publishedOn: '2019-07-01' }, seriesOf(ACT)),
      versionOf(
        'series:2',
        { changed: 'The 2019 amendment on forced labour is taught.', publishedOn: '2020-01-15' },
        seriesOf(ACT, AMENDMENT),
      ),
    ],
  },
  {
    ...{ id: castId('curriculum:etp'), committee: kept('NL-TH') },
    ...{ titleEn: 'Enforcement Training Program', titleTh: 'โครงการฝึกอบรมการบังคับใช้กฎหมาย' },
    ...{ author: 'ATLAS', source: `${ATLAS}: five modules and 31 presentations. ${INVENTED}` },
    versions: [versionOf('etp:1', { publishedOn: '2022-01-31' }, enforcement)],
  },
  {
    ...{ id: castId('curriculum:mdt'), committee: kept('NL-TH') },
    ...{ titleEn: 'Training of multidisciplinary teams', titleTh: 'การฝึกอบรมทีมสหวิชาชีพ' },
    ...{ author: 'ATLAS', source: `${ATLAS}: six contents. ${INVENTED}` },
    versions: [versionOf('mdt:1', { publishedOn: '2022-02-28' }, teams)],
  },
];

/** The version of the series that was published on a day, and the modules of it that teach these topics. */
export const taughtOn = (
  day: string,
  topics: readonly TrainingTopic[],
): { readonly version: string; readonly modules: readonly string[] } => {
  const { id, modules } = curricula[0]!.versions.filter(({ publishedOn }) => publishedOn <= day).at(-1)!;
  const taught = modules.filter((module) => module.topics.some((topic) => topics.includes(topic)));
  return { version: id, modules: taught.map((module) => module.id) };
};
