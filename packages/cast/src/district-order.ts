import { dutiesOf, type GroupPlan, provincialSeat, seat } from './seats.js';

const immigration = seat(['Immigration Superintendent', 'IMMIGRATION', 'ผู้กำกับการตรวจคนเข้าเมือง']);
const publicHealth = seat(['Head of District Public Health', 'PUBLIC_HEALTH', 'สาธารณสุขอำเภอ']);
const hospital = seat(['Hospital Director', 'HOSPITAL', 'ผู้อำนวยการโรงพยาบาล']);
const localAdministration = seat([
  'President of the Local Administrative Organization',
  'LAO',
  'นายกองค์กรปกครองส่วนท้องถิ่น',
]);
const subdistrictHead = seat(['Sub-District Headperson', 'COMMUNITY', 'กำนัน']);
const civilSociety = seat(['Civil society representative', 'CIVIL_SOCIETY', 'ผู้แทนองค์กรภาคประชาสังคม']);
const shelter = provincialSeat(['Shelter for Children and Families', 'SHELTER', 'บ้านพักเด็กและครอบครัว']);

/** Groups and seats of a district committee by the order of the District Chief. */
export const districtOrder: readonly GroupPlan[] = [
  {
    kind: 'EXECUTIVE',
    nameEn: 'Executive Committee',
    duties: dutiesOf('EXECUTIVE_AND_GROUPS', 'EXECUTIVE'),
    seats: [
      seat(['District Chief', 'DISTRICT_OFFICE', 'นายอำเภอ'], 'CHAIR'),
      seat(['Police Superintendent', 'POLICE', 'ผู้กำกับการสถานีตำรวจ'], 'VICE_CHAIR'),
      immigration,
      publicHealth,
      hospital,
      seat(['Administrative Secretary', 'DISTRICT_OFFICE', 'เสมียนตราอำเภอ'], 'SECRETARY'),
      localAdministration,
      subdistrictHead,
      provincialSeat(['PSDHS representative', 'PSDHS', 'ผู้แทนสำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัด']),
      shelter,
      civilSociety,
    ],
  },
  {
    kind: 'PREVENTION_MONITORING',
    nameEn: 'Prevention and Monitoring',
    duties: dutiesOf('EXECUTIVE_AND_GROUPS', 'PREVENTION_MONITORING'),
    seats: [
      immigration,
      provincialSeat(['Provincial Police Superintendent', 'POLICE', 'ผู้กำกับการตำรวจภูธรจังหวัด']),
      subdistrictHead,
      seat(['Village Headperson', 'COMMUNITY', 'ผู้ใหญ่บ้าน']),
      seat(['Village Leader', 'COMMUNITY', 'ผู้นำหมู่บ้าน']),
      seat(['Women’s Group Leader', 'COMMUNITY', 'ผู้นำกลุ่มสตรี']),
      civilSociety,
    ],
  },
  {
    kind: 'SUPPRESSION_INFORMATION',
    nameEn: 'Suppression and Information',
    duties: dutiesOf('EXECUTIVE_AND_GROUPS', 'SUPPRESSION_INFORMATION'),
    seats: [
      seat(['Police representative', 'POLICE', 'ผู้แทนตำรวจ']),
      seat(['Military representative', 'MILITARY', 'ผู้แทนทหาร']),
      seat(['Investigation Inspector', 'POLICE', 'สารวัตรสืบสวน']),
      seat(['Deputy District Chief', 'DISTRICT_OFFICE', 'ปลัดอำเภอ']),
    ],
  },
  {
    kind: 'REHABILITATION',
    nameEn: 'Rehabilitation',
    duties: dutiesOf('EXECUTIVE_AND_GROUPS', 'REHABILITATION'),
    seats: [
      publicHealth,
      hospital,
      localAdministration,
      provincialSeat([
        'Welfare Protection Center for Victims of Trafficking in Persons',
        'WELFARE_PROTECTION',
        'สถานคุ้มครองสวัสดิภาพผู้เสียหายจากการค้ามนุษย์',
      ]),
      shelter,
    ],
  },
];
