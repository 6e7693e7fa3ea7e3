import type { PolicyKind, TrainingTopic } from '@hub/vocabulary';
import { castId } from './id.js';

/** A policy that the work of the committees follows. */
export interface DemoPolicy {
  readonly code: string;
  readonly kind: PolicyKind;
  readonly titleEn: string;
  readonly titleTh: string;
  readonly titleLo: string | null;
  readonly titleMy: string | null;
  /** In the order of their days in force. */
  readonly versions: readonly {
    readonly id: string;
    readonly number: number;
    /** ISO day. */
    readonly inForceOn: string;
    readonly change: string;
    readonly topics: readonly TrainingTopic[];
    readonly source: string;
  }[];
}

/** The sources name years, not days: the day is the first of the year, for the demo. What is new is told for the demo, too. */
const YEAR_ONLY = 'names the year; the day is for the demo';
const CASE_STUDY = `District committees case study, April 2022, ${YEAR_ONLY}`;

type Version = readonly [year: number, change: string, topics: readonly TrainingTopic[], source: string];
const versions = (code: string, rows: readonly Version[]): DemoPolicy['versions'] =>
  rows.map(([year, change, topics, source], index) => ({
    ...{ id: castId(`policy:${code}:${year}`), number: index + 1, inForceOn: `${year}-01-01` },
    ...{ change, topics, source },
  }));

export const policies: readonly DemoPolicy[] = [
  {
    ...{ code: 'ATIP_ACT', kind: 'LAW', titleLo: null, titleMy: null },
    titleEn: 'Anti-Trafficking in Persons Act',
    titleTh: 'พระราชบัญญัติป้องกันและปราบปรามการค้ามนุษย์',
    versions: versions('ATIP_ACT', [
      [2008, 'The Act itself.', ['LEGISLATION', 'DEFINING_TIP'], CASE_STUDY],
      [2015, 'Amendment of 2015.', ['LEGISLATION'], CASE_STUDY],
      [2017, 'Amendment of 2017.', ['LEGISLATION'], CASE_STUDY],
    ]),
  },
  {
    ...{ code: 'FORCED_LABOUR', kind: 'LAW', titleLo: null, titleMy: null },
    titleEn: 'Forced Labour Amendment',
    titleTh: 'การแก้ไขกฎหมายว่าด้วยแรงงานบังคับ',
    versions: versions('FORCED_LABOUR', [[2019, 'Amendment of 2019.', ['LEGISLATION', 'DEFINING_TIP'], CASE_STUDY]]),
  },
  {
    ...{ code: 'NRM', kind: 'MECHANISM', titleLo: null, titleMy: null },
    titleEn: 'National Referral Mechanism',
    titleTh: 'กลไกการส่งต่อระดับชาติ',
    versions: versions('NRM', [
      [
        ...([2022, 'Screening, a period of reflection and referral follow one mechanism.'] as const),
        ['IDENTIFICATION_AND_REFERRAL', 'PROTECTION_AND_ASSISTANCE'],
        `Notification B.E. 2565 (2022), ${YEAR_ONLY}`,
      ],
    ]),
  },
];
