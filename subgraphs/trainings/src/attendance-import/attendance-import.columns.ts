import type { TableColumn } from '@hub/vocabulary';

/** Lists of who came and sheets of tests, as offices keep them; a sheet of tests may have nothing but names and scores. */
export const ATTENDANCE_COLUMNS: readonly TableColumn[] = [
  {
    name: 'name',
    headings: ['ชื่อ-สกุล', 'ชื่อ-นามสกุล', 'ชื่อ', 'รายชื่อ', 'ชื่อผู้เข้าอบรม', 'Name', 'Full name'],
    required: true,
  },
  { name: 'sex', headings: ['เพศ', 'Sex', 'Gender'], required: false },
  { name: 'agency', headings: ['หน่วยงาน', 'สังกัด', 'Agency', 'Organization', 'Organisation'], required: false },
  { name: 'agencyKind', headings: ['ประเภทหน่วยงาน', 'Agency kind', 'Kind of agency'], required: false },
  { name: 'role', headings: ['บทบาท', 'สถานะ', 'Role'], required: false },
  { name: 'on', headings: ['วันที่', 'วันที่อบรม', 'Date', 'Date of training'], required: false },
  {
    name: 'pre',
    headings: ['คะแนนก่อนอบรม', 'ก่อนอบรม', 'คะแนนก่อน', 'ก่อนเรียน', 'Pre-test', 'Pretest score', 'Pre'],
    required: false,
  },
  {
    name: 'post',
    headings: ['คะแนนหลังอบรม', 'หลังอบรม', 'คะแนนหลัง', 'หลังเรียน', 'Post-test', 'Posttest score', 'Post'],
    required: false,
  },
  { name: 'full', headings: ['คะแนนเต็ม', 'Full score', 'Out of'], required: false },
];
