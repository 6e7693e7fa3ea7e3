import type { AgencyKind } from '@hub/vocabulary';
import { castId } from './id.js';
import { lookup } from './named.js';
import { place } from './places.js';

/** An agency or organisation that holds seats. */
export interface DemoOrganization {
  readonly id: string;
  /** Short name in the cast, e.g. `TH5703/POLICE`. */
  readonly key: string;
  readonly nameEn: string;
  readonly nameTh: string | null;
  readonly kind: AgencyKind;
  /** P-code of the place it serves. */
  readonly place: string;
}

type Row = readonly [name: string, kind: AgencyKind, nameEn: string, nameTh?: string];

const organizationsAt = (pcode: string, rows: readonly Row[]): DemoOrganization[] =>
  rows.map(([name, kind, nameEn, nameTh]) => {
    const key = `${pcode}/${name}`;
    const { nameEn: placeEn, nameTh: placeTh } = place(pcode);
    return {
      id: castId(`organization:${key}`),
      key,
      nameEn: `${placeEn} ${nameEn}`,
      nameTh: nameTh && placeTh ? `${nameTh}${placeTh}` : null,
      kind,
      place: pcode,
    };
  });

/** Agencies that sit in a district committee by its appointment order. */
const inDistrict = (pcode: string) =>
  organizationsAt(pcode, [
    ['DISTRICT_OFFICE', 'ADMINISTRATION', 'District Office', 'ที่ว่าการอำเภอ'],
    ['POLICE', 'POLICE', 'Police Station', 'สถานีตำรวจภูธร'],
    ['IMMIGRATION', 'IMMIGRATION', 'Immigration', 'ตรวจคนเข้าเมือง'],
    ['MILITARY', 'MILITARY', 'Military Unit', 'หน่วยทหาร'],
    ['PUBLIC_HEALTH', 'HEALTH', 'District Public Health Office', 'สำนักงานสาธารณสุขอำเภอ'],
    ['HOSPITAL', 'HEALTH', 'Hospital', 'โรงพยาบาล'],
    ['LAO', 'LOCAL_ADMINISTRATIVE_ORGANIZATION', 'Local Administrative Organization', 'องค์กรปกครองส่วนท้องถิ่น'],
    ['COMMUNITY', 'COMMUNITY', 'Community Leaders', 'ผู้นำชุมชน'],
    ['CIVIL_SOCIETY', 'NGO', 'Civil Society Organisations', 'องค์กรภาคประชาสังคม'],
  ]);

const inProvince = (pcode: string) =>
  organizationsAt(pcode, [
    ['GOVERNOR', 'ADMINISTRATION', 'Provincial Office', 'ศาลากลางจังหวัด'],
    [
      'PSDHS',
      'SOCIAL_DEVELOPMENT',
      'Provincial Office of Social Development and Human Security',
      'สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัด',
    ],
    ['POLICE', 'POLICE', 'Provincial Police', 'ตำรวจภูธรจังหวัด'],
    ['SHELTER', 'SHELTER', 'Shelter for Children and Families', 'บ้านพักเด็กและครอบครัวจังหวัด'],
    [
      'WELFARE_PROTECTION',
      'SHELTER',
      'Welfare Protection Center for Victims of Trafficking in Persons',
      'สถานคุ้มครองสวัสดิภาพผู้เสียหายจากการค้ามนุษย์',
    ],
  ]);

const dokKhamtai = organizationsAt('TH5605', [
  ['DISTRICT_OFFICE', 'ADMINISTRATION', 'District Office', 'ที่ว่าการอำเภอ'],
  ['DEVELOPMENT', 'ADMINISTRATION', 'District Development Office', 'สำนักงานพัฒนาชุมชนอำเภอ'],
  ['POLICE', 'POLICE', 'Police Station', 'สถานีตำรวจภูธร'],
  ['PUBLIC_HEALTH', 'HEALTH', 'District Public Health Office', 'สำนักงานสาธารณสุขอำเภอ'],
  ['HOSPITAL', 'HEALTH', 'Hospital', 'โรงพยาบาล'],
  ['SCHOOLS', 'EDUCATION', 'Secondary and Tertiary Institutions', 'สถานศึกษา'],
  ['CIVIL_SOCIETY', 'NGO', 'NGOs', 'องค์กรพัฒนาเอกชน'],
  ['YMCA', 'NGO', 'YMCA', 'วายเอ็มซีเอ'],
  ['COMMUNITY', 'COMMUNITY', 'Women’s Leaders', 'ผู้นำสตรี'],
]);

/** Provincial bodies beyond those every province has. */
const others = [
  ...organizationsAt('TH56', [
    ['EDUCATION', 'EDUCATION', 'Provincial Education Office', 'สำนักงานศึกษาธิการจังหวัด'],
    ['HEALTH', 'HEALTH', 'Provincial Health Office', 'สำนักงานสาธารณสุขจังหวัด'],
    ['LABOUR', 'LABOUR', 'Provincial Labour Office', 'สำนักงานแรงงานจังหวัด'],
    ['STATISTICS', 'ADMINISTRATION', 'Provincial Statistics Office', 'สำนักงานสถิติจังหวัด'],
    ['ATTORNEY', 'JUSTICE', 'Provincial Attorney’s Office', 'สำนักงานอัยการจังหวัด'],
    ['CIVIL_SOCIETY', 'NGO', 'NGOs', 'องค์กรพัฒนาเอกชน'],
  ]),
  ...organizationsAt('TH57', [
    ['ISOC', 'MILITARY', 'Internal Security Operations Command'],
    ['WORLD_VISION', 'NGO', 'team of World Vision'],
    ['FOCUS', 'NGO', 'team of FOCUS'],
    ['CENTER_FOR_GIRLS', 'NGO', 'Center for Girls'],
  ]),
  ...organizationsAt('TH', [
    [
      'ATIP_DIVISION',
      'SOCIAL_DEVELOPMENT',
      'Anti-Trafficking in Persons Division, Ministry of Social Development and Human Security',
      'กองต่อต้านการค้ามนุษย์ กระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์ ',
    ],
  ]),
];

/** Every organisation of the cast. */
export const organizations: readonly DemoOrganization[] = [
  ...['TH5703', 'TH5713', 'TH5709', 'TH5708', 'TH8410'].flatMap(inDistrict),
  ...dokKhamtai,
  ...['TH56', 'TH57', 'TH84'].flatMap(inProvince),
  ...others,
];

/** The organisation with a key, e.g. `organization('TH57/PSDHS')`. */
export const organization = lookup('organization', organizations, ({ key }) => key);
