import { type GroupPlan, seat } from './seats.js';

const working = (nameEn: string, ...duties: string[]): GroupPlan => ({
  kind: 'WORKING_GROUP',
  nameEn,
  duties,
  seats: [],
});

const districtChief = seat(['District Officer', 'DISTRICT_OFFICE', 'นายอำเภอ'], 'CHAIR');

/**
 * Dok Khamtai's own form: an NGO is the secretariat, and a working group does the daily work.
 * The published account names a chair of the working group only; the demo gives the committee the same one.
 */
export const dokKhamtaiOrder: readonly GroupPlan[] = [
  {
    kind: 'EXECUTIVE',
    nameEn: 'District Committee',
    duties: [
      'Receive and act on calls for assistance.',
      'Investigate and analyse the situation and problems.',
      'Give physical, emotional and social rehabilitation, and return children and women home if safe.',
      'Coordinate collaboration between sectors.',
      'Report outcomes to the provincial operating centre.',
      'Appoint working groups to protect children’s and women’s rights.',
      'Do what else the provincial centre stipulates.',
    ],
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
    ],
  },
  {
    kind: 'WORKING_GROUP',
    nameEn: 'Multidisciplinary working group',
    duties: [
      'Watch for trafficked children and women and for abused and exploited children.',
      'Give assistance as necessary or refer to the relevant authorities.',
    ],
    seats: [districtChief, seat(['District Development Office representative', 'DEVELOPMENT'], 'SECRETARY')],
  },
];

/** Phayao's provincial operation centre and its six teams. */
export const phayaoOrder: readonly GroupPlan[] = [
  {
    kind: 'EXECUTIVE',
    nameEn: 'Provincial operation centre',
    duties: [],
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
  working('Rescue team', 'Rescue of children and women.'),
  working('Legal team', 'Legal issues.'),
  working('Rehabilitation team', 'Rehabilitation.'),
  working('Coordination team', 'Coordination.'),
  working('Policy team', 'Policy making.'),
  working('Information team', 'Collect, analyse and distribute information.'),
];
