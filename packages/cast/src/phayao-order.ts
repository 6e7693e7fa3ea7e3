import { type CommitteeDuty, groupsOf } from '@hub/vocabulary';
import { dutiesOf, type GroupPlan, seat } from './seats.js';

const working = (nameEn: string, ...duties: CommitteeDuty[]): GroupPlan => ({
  kind: 'WORKING_GROUP',
  nameEn,
  duties,
  seats: [],
});

/** The account counts 19 members and names their sectors, some in the plural; the demo seats the rest of them so. */
const others = [
  ...[1, 2, 3, 4, 5, 6].map((n) => seat([`Secondary school principal ${n}`, 'SCHOOLS'])),
  ...[1, 2].map((n) => seat([`Tertiary institution director ${n}`, 'SCHOOLS'])),
  ...[2, 3].map((n) => seat([`NGO representative ${n}`, 'CIVIL_SOCIETY'])),
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
      seat(['YMCA representative', 'YMCA'], 'SECRETARY'),
      seat(['Police representative', 'POLICE']),
      seat(['District Health Officer', 'PUBLIC_HEALTH', 'สาธารณสุขอำเภอ']),
      seat(['District Development Officer', 'DEVELOPMENT', 'พัฒนาการอำเภอ']),
      seat(['Principals and directors of secondary and tertiary institutions', 'SCHOOLS']),
      seat(['District Hospital Director', 'HOSPITAL', 'ผู้อำนวยการโรงพยาบาล']),
      seat(['NGO representative', 'CIVIL_SOCIETY']),
      seat(['District Women’s Leader', 'COMMUNITY']),
      ...others,
    ],
  },
  {
    kind: 'WORKING_GROUP',
    nameEn: 'Multidisciplinary working group',
    duties: dutiesOf('OPERATION_CENTRE', 'WORKING_GROUP'),
    seats: [districtChief, seat(['District Development Office representative', 'DEVELOPMENT'], 'SECRETARY')],
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
    duties: groupsOf('PROVINCE', 'OPERATION_CENTRE')[0]!.duties,
    seats: [
      seat(['Provincial Governor', 'GOVERNOR', 'ผู้ว่าราชการจังหวัด'], 'CHAIR'),
      seat(['PSDHS representative', 'PSDHS'], 'SECRETARY'),
      seat(['Provincial Education Office representative', 'EDUCATION']),
      seat(['Provincial Health Office representative', 'HEALTH']),
      seat(['Provincial Labour Office representative', 'LABOUR']),
      seat(['Provincial Statistics Office representative', 'STATISTICS']),
      seat(['Police representative', 'POLICE']),
      seat(['Provincial Attorney’s Office representative', 'ATTORNEY']),
      seat(['NGO representative', 'CIVIL_SOCIETY']),
    ],
  },
  working('Rescue team', 'RESCUE'),
  working('Legal team', 'LEGAL_ISSUES'),
  working('Rehabilitation team', 'REHABILITATION'),
  working('Coordination team', 'COORDINATION'),
  working('Policy team', 'POLICY_MAKING'),
  working('Information team', 'INFORMATION'),
];
