import type { TableColumn } from '@hub/vocabulary';

/** The list of places as the registration offices and the statisticians of a country keep it: one row for each place. */
export const PLACE_COLUMNS: readonly TableColumn[] = [
  { name: 'code', headings: ['รหัส', 'รหัสพื้นที่', 'P-code', 'Geocode', 'Code'], required: true },
  { name: 'nameTh', headings: ['ชื่อ', 'ชื่อภาษาไทย', 'Name in Thai', 'Thai'], required: false },
  { name: 'nameEn', headings: ['ชื่อภาษาอังกฤษ', 'Name in English', 'English', 'Name'], required: false },
  { name: 'nameLo', headings: ['ชื่อภาษาลาว', 'Name in Lao', 'Lao'], required: false },
  { name: 'nameMy', headings: ['ชื่อภาษาเมียนมา', 'Name in Burmese', 'Burmese'], required: false },
  { name: 'aliases', headings: ['ชื่ออื่น', 'Other spellings', 'Aliases'], required: false },
  { name: 'parent', headings: ['อยู่ใน', 'Lies in', 'Parent'], required: false },
  { name: 'faces', headings: ['ฝั่งตรงข้าม', 'Faces', 'Across the border'], required: false },
  { name: 'endedOn', headings: ['สิ้นสุดเมื่อ', 'ยกเลิกเมื่อ', 'Ended on'], required: false },
];
