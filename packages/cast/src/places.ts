import type { PlaceLevel } from '@hub/vocabulary';
import { lookup } from './named.js';

/** A place by its P-code. Places carry names and a parent, never a position. */
export interface DemoPlace {
  readonly pcode: string;
  readonly level: PlaceLevel;
  /** Two letters: TH, LA, MM. */
  readonly country: string;
  /** P-code of the place it lies in; null for a country. */
  readonly parent: string | null;
  readonly nameEn: string;
  readonly nameTh: string | null;
  readonly nameLo: string | null;
  readonly nameMy: string | null;
  /** Other spellings in use, for search. */
  readonly aliases: readonly string[];
  /** P-codes of the places across the border that it faces. */
  readonly faces: readonly string[];
}

type Within = Pick<DemoPlace, 'level' | 'country' | 'parent'>;
/** What lies on the other side of the border districts. */
const ACROSS: Readonly<Record<string, readonly string[]>> = {
  TH5703: ['LA0501', 'LA0502'],
  TH5708: ['LA0502'],
  TH5709: ['MMR016009'],
  TH5713: ['LA0505', 'LA0501'],
  TH6306: ['MMR003005'],
};

type Row = readonly [pcode: string, nameEn: string, nameLocal: string, ...aliases: string[]];

const placesOf = (within: Within, rows: readonly Row[]): DemoPlace[] =>
  rows.map(([pcode, nameEn, nameLocal, ...aliases]) => ({
    pcode,
    ...within,
    nameEn,
    nameTh: within.country === 'TH' ? nameLocal : null,
    nameLo: within.country === 'LA' ? nameLocal : null,
    nameMy: within.country === 'MM' ? nameLocal : null,
    aliases,
    faces: ACROSS[pcode] ?? [],
  }));

const country = (code: string, nameEn: string, nameLocal: string, ...aliases: string[]) =>
  placesOf({ level: 'COUNTRY', country: code, parent: null }, [[code, nameEn, nameLocal, ...aliases]]);
const provinces = (code: string, rows: readonly Row[]) =>
  placesOf({ level: 'PROVINCE', country: code, parent: code }, rows);
const districts = (province: string, rows: readonly Row[]) =>
  placesOf({ level: 'DISTRICT', country: province.slice(0, 2), parent: province }, rows);

const chiangRai = districts('TH57', [
  ['TH5701', 'Mueang Chiang Rai', 'เมืองเชียงราย'],
  ['TH5702', 'Wiang Chai', 'เวียงชัย'],
  ['TH5703', 'Chiang Khong', 'เชียงของ'],
  ['TH5704', 'Thoeng', 'เทิง'],
  ['TH5705', 'Phan', 'พาน'],
  ['TH5706', 'Pa Daet', 'ป่าแดด'],
  ['TH5707', 'Mae Chan', 'แม่จัน'],
  ['TH5708', 'Chiang Saen', 'เชียงแสน', 'Chiang Sean'],
  ['TH5709', 'Mae Sai', 'แม่สาย'],
  ['TH5710', 'Mae Suai', 'แม่สรวย'],
  ['TH5711', 'Wiang Pa Pao', 'เวียงป่าเป้า'],
  ['TH5712', 'Phaya Mengrai', 'พญาเม็งราย'],
  ['TH5713', 'Wiang Kaen', 'เวียงแก่น', 'Wiang Khaen', 'Wiang Kean'],
  ['TH5714', 'Khun Tan', 'ขุนตาล'],
  ['TH5715', 'Mae Fa Luang', 'แม่ฟ้าหลวง', 'Mae Fah Luang'],
  ['TH5716', 'Mae Lao', 'แม่ลาว'],
  ['TH5717', 'Wiang Chiang Rung', 'เวียงเชียงรุ้ง'],
  ['TH5718', 'Doi Luang', 'ดอยหลวง'],
]);

const phayao = districts('TH56', [
  ['TH5601', 'Mueang Phayao', 'เมืองพะเยา'],
  ['TH5602', 'Chun', 'จุน'],
  ['TH5603', 'Chiang Kham', 'เชียงคำ'],
  ['TH5604', 'Chiang Muan', 'เชียงม่วน'],
  ['TH5605', 'Dok Khamtai', 'ดอกคำใต้', 'Dok Kham Tai', 'Dok Kham'],
  ['TH5606', 'Pong', 'ปง'],
  ['TH5607', 'Mae Chai', 'แม่ใจ'],
  ['TH5608', 'Phu Sang', 'ภูซาง'],
  ['TH5609', 'Phu Kamyao', 'ภูกามยาว'],
]);

const tak = districts('TH63', [
  ['TH6301', 'Mueang Tak', 'เมืองตาก'],
  ['TH6302', 'Ban Tak', 'บ้านตาก'],
  ['TH6303', 'Sam Ngao', 'สามเงา'],
  ['TH6304', 'Mae Ramat', 'แม่ระมาด'],
  ['TH6305', 'Tha Song Yang', 'ท่าสองยาง'],
  ['TH6306', 'Mae Sot', 'แม่สอด', 'Mae Sok'],
  ['TH6307', 'Phop Phra', 'พบพระ'],
  ['TH6308', 'Um Phang', 'อุ้มผาง'],
  ['TH6309', 'Wang Chao', 'วังเจ้า'],
]);

const bokeo = districts('LA05', [
  ['LA0501', 'Huoixai', 'ຫ້ວຍຊາຍ', 'Houayxay', 'Houayxai', 'Huay Xai'],
  ['LA0502', 'Tonpheung', 'ຕົ້ນເຜິ້ງ', 'Ton Pheung'],
  ['LA0503', 'Meung', 'ເມິງ'],
  ['LA0504', 'Pha Oudom', 'ຜາອຸດົມ'],
  ['LA0505', 'Paktha', 'ປາກທາ', 'Pak Tha'],
]);

/** Every place of the cast, each after the place it lies in. */
export const places: readonly DemoPlace[] = [
  ...country('TH', 'Thailand', 'ประเทศไทย'),
  ...country('LA', 'Lao PDR', 'ສປປ ລາວ', 'Laos'),
  ...country('MM', 'Myanmar', 'မြန်မာ'),
  ...provinces('TH', [
    ['TH56', 'Phayao', 'พะเยา'],
    ['TH57', 'Chiang Rai', 'เชียงราย'],
    ['TH63', 'Tak', 'ตาก'],
    ['TH84', 'Surat Thani', 'สุราษฎร์ธานี'],
  ]),
  ...provinces('LA', [['LA05', 'Bokeo', 'ບໍ່ແກ້ວ', 'Bo Kaeo']]),
  ...provinces('MM', [
    ['MMR016', 'Shan (East)', 'ရှမ်း (အရှေ့)', 'Shan State'],
    ['MMR003', 'Kayin', 'ကရင်', 'Karen'],
  ]),
  ...chiangRai,
  ...phayao,
  ...tak,
  ...districts('TH84', [['TH8410', 'Phanom', 'พนม']]),
  ...bokeo,
  ...districts('MMR016', [['MMR016009', 'Tachileik', 'တာချီလိတ်', 'Tachilek']]),
  ...districts('MMR003', [['MMR003005', 'Myawaddy', 'မြဝတီ', 'Myawadi']]),
];

/** The place with a P-code, e.g. `place('TH5703')`. */
export const place = lookup('place', places, ({ pcode }) => pcode);
