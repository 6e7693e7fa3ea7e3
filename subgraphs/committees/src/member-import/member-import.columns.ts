import type { TableColumn } from '@hub/vocabulary';

/** The table of members as committees keep it: one row for each person and group. */
export const MEMBER_COLUMNS: readonly TableColumn[] = [
  { name: 'name', headings: ['ชื่อ-สกุล', 'ชื่อ-นามสกุล', 'ชื่อ', 'รายชื่อ', 'Name', 'Full name'], required: true },
  { name: 'title', headings: ['ตำแหน่ง', 'Title', 'Position'], required: true },
  {
    name: 'phone',
    headings: ['โทรศัพท์', 'โทรศัพท์ที่ทำงาน', 'เบอร์โทร', 'เบอร์โทรศัพท์', 'Phone', 'Work phone', 'Telephone'],
    required: false,
  },
  { name: 'organization', headings: ['หน่วยงาน', 'สังกัด', 'Organization', 'Organisation', 'Agency'], required: true },
  { name: 'agencyKind', headings: ['ประเภทหน่วยงาน', 'Agency kind', 'Kind of agency'], required: false },
  { name: 'group', headings: ['คณะทำงาน', 'ฝ่าย', 'กลุ่ม', 'Group'], required: false },
  {
    name: 'seat',
    headings: ['ตำแหน่งในคณะกรรมการ', 'ตำแหน่งในคณะทำงาน', 'Seat', 'Position in committee', 'Role'],
    required: false,
  },
  { name: 'office', headings: ['ตำแหน่งในระบบ', 'Office'], required: false },
  { name: 'from', headings: ['ตั้งแต่', 'เริ่มวาระ', 'ตั้งแต่วันที่', 'From', 'Term from'], required: false },
  { name: 'until', headings: ['ถึง', 'สิ้นสุดวาระ', 'ถึงวันที่', 'Until', 'Term until'], required: false },
];
