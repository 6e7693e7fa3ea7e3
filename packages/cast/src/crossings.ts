import { type ClosureReason, type CrossingKind, type CrossingMode, WEEKDAYS } from '@hub/vocabulary';
import type { DemoHours } from './counterparts.js';
import { castId } from './id.js';
import { lookup } from './named.js';

/** A legal border crossing, or how many natural ones a river has. Never a position. */
export interface DemoCrossing {
  readonly id: string;
  readonly code: string;
  readonly nameEn: string;
  /** Null where no source of this package tells it, and for natural crossings. */
  readonly nameTh: string | null;
  readonly nameLo: string | null;
  readonly nameMy: string | null;
  readonly kind: CrossingKind;
  /** Null for natural crossings. */
  readonly mode: CrossingMode | null;
  /** What may pass, where a source says so. */
  readonly traffic: string | null;
  /** P-code of the Thai district; null where the count is for a whole river. */
  readonly district: string | null;
  /** P-code of the place on the other side. */
  readonly counterpartPlace: string;
  readonly river: string;
  /** Lower bound of natural crossings; null for a legal crossing. */
  readonly countAtLeast: number | null;
  /** The count as published, e.g. `over 50`. */
  readonly countAs: string | null;
  /** Fictional; null where they are unknown. */
  readonly hours: readonly DemoHours[] | null;
}

/** A fictional time in which a legal crossing is closed. */
export interface DemoClosure {
  readonly id: string;
  /** Crossing id. */
  readonly crossing: string;
  /** ISO instants; `until` is null while nobody knows. */
  readonly from: string;
  readonly until: string | null;
  readonly reason: ClosureReason;
}

type Legal = Pick<DemoCrossing, 'code' | 'nameEn' | 'mode' | 'district' | 'counterpartPlace' | 'river'> &
  Partial<Pick<DemoCrossing, 'nameTh' | 'nameLo' | 'nameMy' | 'traffic' | 'hours'>>;
type Natural = Pick<
  DemoCrossing,
  'code' | 'nameEn' | 'district' | 'counterpartPlace' | 'river' | 'countAtLeast' | 'countAs'
>;

const UNNAMED = { nameTh: null, nameLo: null, nameMy: null };

const legal = (row: Legal): DemoCrossing => ({
  id: castId(`crossing:${row.code}`),
  traffic: null,
  hours: null,
  ...UNNAMED,
  ...row,
  kind: 'LEGAL',
  countAtLeast: null,
  countAs: null,
});

const natural = (row: Natural): DemoCrossing => ({
  id: castId(`crossing:${row.code}`),
  ...UNNAMED,
  ...row,
  kind: 'NATURAL_AGGREGATE',
  mode: null,
  traffic: null,
  hours: null,
});

const daily = (from: string, until: string): DemoHours[] => [{ days: WEEKDAYS, from, until }];

const maeSai = { district: 'TH5709', counterpartPlace: 'MMR016009', river: 'Sai' };
const chiangKhong = { district: 'TH5703', counterpartPlace: 'LA0501', river: 'Mekong' };
const chiangSaen = { district: 'TH5708', counterpartPlace: 'LA0502', river: 'Mekong' };

/** Five legal crossings and two counts of natural ones. */
export const crossings: readonly DemoCrossing[] = [
  legal({
    ...maeSai,
    code: 'XP-MSAI-1',
    nameEn: 'Mae Sai–Tachileik Bridge (Bridge 1)',
    nameTh: 'สะพานข้ามแม่น้ำสายแห่งที่ 1',
    mode: 'BRIDGE',
    traffic: 'general',
    hours: daily('06:30', '18:30'),
  }),
  legal({
    ...maeSai,
    code: 'XP-MSAI-2',
    nameEn: 'Mae Sai Bridge 2',
    nameTh: 'สะพานข้ามแม่น้ำสายแห่งที่ 2',
    mode: 'BRIDGE',
    traffic: 'cargo trucks only',
  }),
  legal({
    ...chiangKhong,
    code: 'XP-CKNG-1',
    nameEn: 'Thai–Lao Friendship Bridge (Chiang Khong)',
    nameTh: 'สะพานมิตรภาพไทย–ลาว แห่งที่ 4 (เชียงของ)',
    mode: 'BRIDGE',
    hours: daily('06:00', '22:00'),
  }),
  legal({ ...chiangKhong, code: 'XP-CKNG-2', nameEn: 'Buck Pier', mode: 'PIER' }),
  legal({
    ...chiangSaen,
    code: 'XP-CSAE-1',
    nameEn: 'Golden Triangle boat crossing',
    nameTh: 'สามเหลี่ยมทองคำ',
    nameLo: 'ສາມຫຼ່ຽມຄຳ',
    mode: 'BOAT',
  }),
  natural({
    ...maeSai,
    code: 'XP-SAI-NAT',
    nameEn: 'Natural crossings, Sai River',
    countAtLeast: 51,
    countAs: 'over 50',
  }),
  natural({
    code: 'XP-MEK-NAT',
    nameEn: 'Natural crossings, Mekong River',
    district: null,
    counterpartPlace: 'LA05',
    river: 'Mekong',
    countAtLeast: 21,
    countAs: 'over 20',
  }),
];

/** The crossing with a code, e.g. `crossing('XP-CKNG-1')`. */
export const crossing = lookup('crossing', crossings, ({ code }) => code);

/** Buck Pier has been closed since a flood. */
export const closures: readonly DemoClosure[] = [
  {
    id: castId('closure:XP-CKNG-2'),
    crossing: crossing('XP-CKNG-2').id,
    from: '2025-08-20T00:00:00.000Z',
    until: null,
    reason: 'FLOOD',
  },
];
