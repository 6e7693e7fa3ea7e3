import type { TrainingTopic } from '@hub/vocabulary';
import { committee } from './committees.js';
import { castId } from './id.js';

/** An invented question for tests of trainings. */
export interface DemoTestItem {
  readonly id: string;
  /** Of its only version. */
  readonly versionId: string;
  /** Id of the committee that keeps it. */
  readonly committee: string;
  readonly topic: TrainingTopic;
  readonly textEn: string;
  readonly textTh: string;
  readonly optionsEn: readonly string[];
  readonly optionsTh: readonly string[];
  /** Counted from 1. */
  readonly right: number;
}

type Options = readonly (readonly [en: string, th: string])[];

const item = (
  name: string,
  topic: TrainingTopic,
  [textEn, textTh]: readonly [string, string],
  { options, right }: { readonly options: Options; readonly right: number },
): DemoTestItem => ({
  ...{ id: castId(`test-item:${name}`), versionId: castId(`test-item-version:${name}`) },
  ...{ committee: committee('PL-TH57').id, topic, textEn: `${textEn} (demo)`, textTh: `${textTh} (ตัวอย่าง)`, right },
  ...{ optionsEn: options.map(([en]) => en), optionsTh: options.map(([, th]) => th) },
});

const YES_NO: Options = [
  ['Yes', 'ใช่'],
  ['No', 'ไม่ใช่'],
];

/** Two questions on each topic of the first year of the series; none of them was ever asked. */
export const testItems: readonly DemoTestItem[] = [
  item(
    'elements',
    'DEFINING_TIP',
    ['Which three elements make trafficking of an adult?', 'องค์ประกอบใดทำให้เป็นการค้ามนุษย์ต่อผู้ใหญ่'],
    {
      options: [
        ['Act, means and purpose', 'การกระทำ วิธีการ และวัตถุประสงค์'],
        ['Border, money and violence', 'การข้ามแดน เงิน และความรุนแรง'],
        ['Age, sex and nationality', 'อายุ เพศ และสัญชาติ'],
      ],
      right: 1,
    },
  ),
  item(
    'border',
    'DEFINING_TIP',
    ['Must a border be crossed for it to be trafficking?', 'ต้องข้ามพรมแดนจึงจะเป็นการค้ามนุษย์หรือไม่'],
    { options: YES_NO, right: 2 },
  ),
  item(
    'first-need',
    'IDENTIFICATION_AND_REFERRAL',
    ['What comes first when a likely victim is met?', 'เมื่อพบผู้ที่อาจเป็นผู้เสียหาย สิ่งแรกที่ต้องทำคืออะไร'],
    {
      options: [
        ['A full statement', 'การสอบปากคำเต็มรูปแบบ'],
        ['Safety and basic needs', 'ความปลอดภัยและความต้องการพื้นฐาน'],
        ['A check of the papers', 'การตรวจเอกสาร'],
      ],
      right: 2,
    },
  ),
  item(
    'consent-to-refer',
    'IDENTIFICATION_AND_REFERRAL',
    ['Is an adult asked before being referred to a service?', 'ต้องถามความยินยอมของผู้ใหญ่ก่อนส่งต่อหรือไม่'],
    { options: YES_NO, right: 1 },
  ),
  item(
    'child-means',
    'LEGISLATION',
    ['Must force or deceit be shown where the victim is a child?', 'กรณีเด็ก ต้องพิสูจน์การบังคับหรือหลอกลวงหรือไม่'],
    { options: YES_NO, right: 2 },
  ),
  item(
    'child-age',
    'LEGISLATION',
    ['Below which age is somebody a child in the Act of 2008?', 'ตามพระราชบัญญัติ พ.ศ. 2551 เด็กคือผู้มีอายุต่ำกว่ากี่ปี'],
    {
      options: [
        ['15 years', '15 ปี'],
        ['18 years', '18 ปี'],
        ['20 years', '20 ปี'],
        ['21 years', '21 ปี'],
      ],
      right: 2,
    },
  ),
];
