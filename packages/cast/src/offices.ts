import { OFFICE_KINDS_OF_LEVEL, type OfficeKind, ownKindOfSeat } from '@hub/vocabulary';
import { type DemoCommittee, type DemoGroup, type DemoSeat, committee, committees } from './committees.js';
import { castId } from './id.js';
import { lookup } from './named.js';
import { place } from './places.js';

/** An office: what holds rights and an inbox. */
export interface DemoOffice {
  readonly id: string;
  /** `DL-TH5703/CHAIR` for an office of a committee, else the office's own short name. */
  readonly key: string;
  readonly kind: OfficeKind;
  readonly nameEn: string;
  /** Null where it is called after its kind and committee, or its seat. */
  readonly nameTh: string | null;
  /** Committee id; null for an office outside the committees. */
  readonly committee: string | null;
  /** P-codes it answers for, with everything below them. */
  readonly jurisdiction: readonly string[];
}

const NAME_OF_KIND: Readonly<Partial<Record<OfficeKind, string>>> = {
  CHAIR: 'Chair',
  VICE_CHAIR: 'Vice chair',
  FOCAL_POINT: 'Focal point',
  PREVENTION_GROUP: 'Prevention and Monitoring duty officer',
  SUPPRESSION_GROUP: 'Suppression and Information duty officer',
  REHABILITATION_GROUP: 'Rehabilitation duty officer',
  SECRETARIAT: 'Secretariat (PSDHS)',
  NATIONAL_DESK: 'National duty desk',
  INQUIRY_POLICE: 'Inquiry police',
  VOLUNTEER_GROUP: 'Village watch-dog volunteers',
};

const officeIn = ({ id, code, place: pcode }: DemoCommittee, kind: OfficeKind): DemoOffice => ({
  id: castId(`office:${code}/${kind}`),
  key: `${code}/${kind}`,
  kind,
  ...{ nameEn: `${NAME_OF_KIND[kind]}, ${place(pcode).nameEn}`, nameTh: null },
  committee: id,
  jurisdiction: [pcode],
});

/** The office that a seat of a committee has of its own. */
const officeOfSeat = ({ id, level, place: pcode }: DemoCommittee, group: DemoGroup, seat: DemoSeat): DemoOffice[] => {
  const key = `${seat.id}/SEAT`;
  const kind = ownKindOfSeat(level, group.kind, seat.role);
  const nameEn = `${seat.titleEn}, ${group.nameEn}, ${place(pcode).nameEn}`;
  return seat.office === castId(`office:${seat.id}`)
    ? [{ id: seat.office, key, kind, nameEn, nameTh: null, committee: id, jurisdiction: [pcode] }]
    : [];
};

/** Offices of seats; nobody of the cast signs in for them but for those among `offices`. */
export const seatOffices: readonly DemoOffice[] = committees.flatMap((each) =>
  each.groups.flatMap((group) => group.seats.flatMap((seat) => officeOfSeat(each, group, seat))),
);

const seatNamed = (key: string, code: string, ...[group, titleEn]: readonly [group: string, title: string]) => {
  const seats = committee(code).groups.find(({ nameEn }) => nameEn === group)?.seats;
  const held = seats?.find((seat) => seat.titleEn === titleEn)?.office;
  const found = seatOffices.find(({ id }) => id === held);
  if (!found) throw new RangeError(`No seat of ${code} is that of a ${titleEn}`);
  return { ...found, key };
};

type Row = readonly [key: string, kind: OfficeKind, nameEn: string, nameTh: string, ...jurisdiction: string[]];

const outside = ([key, kind, nameEn, nameTh, ...jurisdiction]: Row): DemoOffice => ({
  id: castId(`office:${key}`),
  key,
  kind,
  ...{ nameEn, nameTh },
  committee: null,
  jurisdiction,
});

const outsideCommittees = (
  [
    [
      'shelter-chiang-rai',
      'SHELTER',
      'Shelter for Children and Families, Chiang Rai',
      'บ้านพักเด็กและครอบครัวจังหวัดเชียงราย',
      'TH57',
    ],
    ['partner-chiang-rai', 'PARTNER', 'Partner organisation, Chiang Rai', 'องค์กรภาคี เชียงราย', 'TH57'],
    ['counterpart-houayxay', 'COUNTERPART', 'Counterpart office, Houayxay', 'หน่วยงานคู่ประสาน ห้วยทราย', 'LA0501'],
    ['counterpart-tonpheung', 'COUNTERPART', 'Counterpart office, Ton Pheung', 'หน่วยงานคู่ประสาน ต้นผึ้ง', 'LA0502'],
    ['counterpart-paktha', 'COUNTERPART', 'Counterpart office, Pak Tha', 'หน่วยงานคู่ประสาน ปากทา', 'LA0505'],
    ['counterpart-tachileik', 'COUNTERPART', 'Counterpart office, Tachileik', 'หน่วยงานคู่ประสาน ท่าขี้เหล็ก', 'MMR016009'],
    ['counterpart-myawaddy', 'COUNTERPART', 'Counterpart office, Myawaddy', 'หน่วยงานคู่ประสาน เมียวดี', 'MMR003005'],
    ['counterpart-laos', 'COUNTERPART', 'National focal point, Lao PDR', 'ผู้ประสานงานระดับชาติ สปป.ลาว', 'LA'],
    ['counterpart-myanmar', 'COUNTERPART', 'National focal point, Myanmar', 'ผู้ประสานงานระดับชาติ เมียนมา', 'MM'],
    ['programme-monitor', 'PROGRAMME_MONITOR', 'Programme monitoring', 'การติดตามประเมินผลโครงการ'],
    ['auditor', 'AUDITOR', 'Auditor', 'ผู้ตรวจสอบ'],
    ['data-protection', 'DATA_PROTECTION_OFFICER', 'Data protection officer', 'เจ้าหน้าที่คุ้มครองข้อมูลส่วนบุคคล'],
    ['administrator', 'ADMINISTRATOR', 'Platform administrator', 'ผู้ดูแลระบบ'],
  ] satisfies Row[]
).map(outside);

/** Every office of the cast, held or vacant. */
export const offices: readonly DemoOffice[] = [
  ...committees.flatMap((each) => OFFICE_KINDS_OF_LEVEL[each.level].map((kind) => officeIn(each, kind))),
  officeIn(committee('DL-TH5703'), 'INQUIRY_POLICE'),
  officeIn(committee('DL-TH5703'), 'VOLUNTEER_GROUP'),
  seatNamed('DL-TH5605/YMCA', 'DL-TH5605', 'District Committee', 'YMCA representative'),
  seatNamed('DL-TH5605/HEALTH', 'DL-TH5605', 'District Committee', 'District Health Officer'),
  seatNamed('DL-TH5605/WORKING_GROUP', 'DL-TH5605', 'Multidisciplinary working group', 'District Officer'),
  ...outsideCommittees,
];

/** The office with a key, e.g. `namedOffice('counterpart-houayxay')` or `namedOffice('DL-TH5703/CHAIR')`. */
export const namedOffice = lookup('office', offices, ({ key }) => key);

/** An office of a committee, e.g. `office('DL-TH5703', 'SUPPRESSION_GROUP')`. */
export const office = (code: string, kind: OfficeKind): DemoOffice => namedOffice(`${code}/${kind}`);
