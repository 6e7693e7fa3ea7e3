import { type CommitteeDuty, groupsOf } from '@hub/vocabulary';
import { dutiesOf, type GroupPlan, seat } from './seats.js';

const working = (nameEn: string, nameTh: string, duty: CommitteeDuty): GroupPlan => ({
  kind: 'WORKING_GROUP',
  ...{ nameEn, nameTh },
  duties: [duty],
  seats: [],
});

/** The account counts 19 members and names their sectors, some in the plural; the demo seats the rest of them so. */
const others = [
  ...[1, 2, 3, 4, 5, 6].map((n) =>
    seat([`Secondary school principal ${n}`, 'SCHOOLS', `ผู้อำนวยการโรงเรียนมัธยมศึกษา ${n}`]),
  ),
  ...[1, 2].map((n) => seat([`Tertiary institution director ${n}`, 'SCHOOLS', `ผู้อำนวยการสถาบันอุดมศึกษา ${n}`])),
  ...[2, 3].map((n) => seat([`NGO representative ${n}`, 'CIVIL_SOCIETY', `ผู้แทนองค์กรพัฒนาเอกชน ${n}`])),
];

const districtChief = seat(['District Officer', 'DISTRICT_OFFICE', 'นายอำเภอ'], 'CHAIR');

/**
 * Dok Khamtai's own form: an NGO is the secretariat, and a working group does the daily work.
 * The published account names a chair of the working group only; the demo gives the committee the same one.
 */
export const dokKhamtaiOrder: readonly GroupPlan[] = [
  {
    kind: 'EXECUTIVE',
    nameEn: 'District Committee',
    duties: dutiesOf('OPERATION_CENTRE', 'EXECUTIVE'),
    seats: [
      districtChief,
      seat(['YMCA representative', 'YMCA', 'ผู้แทนวายเอ็มซีเอ'], 'SECRETARY'),
      seat(['Police representative', 'POLICE', 'ผู้แทนตำรวจ']),
      seat(['District Health Officer', 'PUBLIC_HEALTH', 'สาธารณสุขอำเภอ']),
      seat(['District Development Officer', 'DEVELOPMENT', 'พัฒนาการอำเภอ']),
      seat([
        'Principals and directors of secondary and tertiary institutions',
        'SCHOOLS',
        'ผู้อำนวยการโรงเรียนมัธยมศึกษาและสถาบันอุดมศึกษา',
      ]),
      seat(['District Hospital Director', 'HOSPITAL', 'ผู้อำนวยการโรงพยาบาล']),
      seat(['NGO representative', 'CIVIL_SOCIETY', 'ผู้แทนองค์กรพัฒนาเอกชน']),
      seat(['District Women’s Leader', 'COMMUNITY', 'ผู้นำสตรีอำเภอ']),
      ...others,
    ],
  },
  {
    kind: 'WORKING_GROUP',
    nameEn: 'Multidisciplinary working group',
    nameTh: 'คณะทำงานสหวิชาชีพ',
    duties: dutiesOf('OPERATION_CENTRE', 'WORKING_GROUP'),
    seats: [
      districtChief,
      seat(['District Development Office representative', 'DEVELOPMENT', 'ผู้แทนสำนักงานพัฒนาชุมชนอำเภอ'], 'SECRETARY'),
    ],
  },
  {
    kind: 'WATCHDOG_NETWORK',
    nameEn: 'Village watch-dogs',
    duties: dutiesOf('OPERATION_CENTRE', 'WATCHDOG_NETWORK'),
    seats: [],
  },
];

/** Phayao's provincial operation centre and its six teams. */
export const phayaoOrder: readonly GroupPlan[] = [
  {
    kind: 'EXECUTIVE',
    nameEn: 'Provincial operation centre',
    nameTh: 'ศูนย์ปฏิบัติการระดับจังหวัด',
    duties: groupsOf('PROVINCE', 'OPERATION_CENTRE')[0]!.duties,
    seats: [
      seat(['Provincial Governor', 'GOVERNOR', 'ผู้ว่าราชการจังหวัด'], 'CHAIR'),
      seat(['PSDHS representative', 'PSDHS', 'ผู้แทนสำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัด'], 'SECRETARY'),
      seat(['Provincial Education Office representative', 'EDUCATION', 'ผู้แทนสำนักงานศึกษาธิการจังหวัด']),
      seat(['Provincial Health Office representative', 'HEALTH', 'ผู้แทนสำนักงานสาธารณสุขจังหวัด']),
      seat(['Provincial Labour Office representative', 'LABOUR', 'ผู้แทนสำนักงานแรงงานจังหวัด']),
      seat(['Provincial Statistics Office representative', 'STATISTICS', 'ผู้แทนสำนักงานสถิติจังหวัด']),
      seat(['Police representative', 'POLICE', 'ผู้แทนตำรวจ']),
      seat(['Provincial Attorney’s Office representative', 'ATTORNEY', 'ผู้แทนสำนักงานอัยการจังหวัด']),
      seat(['NGO representative', 'CIVIL_SOCIETY', 'ผู้แทนองค์กรพัฒนาเอกชน']),
    ],
  },
  working('Rescue team', 'ทีมช่วยเหลือ', 'RESCUE'),
  working('Legal team', 'ทีมกฎหมาย', 'LEGAL_ISSUES'),
  working('Rehabilitation team', 'ทีมฟื้นฟู', 'REHABILITATION'),
  working('Coordination team', 'ทีมประสานงาน', 'COORDINATION'),
  working('Policy team', 'ทีมนโยบาย', 'POLICY_MAKING'),
  working('Information team', 'ทีมข้อมูล', 'INFORMATION'),
];
