import {
  type CommitteeDuty,
  type CommitteeForm,
  type CommitteeLevel,
  type CommitteeState,
  type GroupKind,
  groupsOf,
  isOfSeat,
  kindOfSeat,
  type LegalBasis,
  type SeatRole,
  WORK_THEMES,
  type WorkTheme,
} from '@hub/vocabulary';
import { districtOrder } from './district-order.js';
import { castId } from './id.js';
import { lookup } from './named.js';
import { organization } from './organizations.js';
import { dokKhamtaiOrder, phayaoOrder } from './phayao-order.js';
import { place } from './places.js';
import { type GroupPlan, type SeatPlan, seat } from './seats.js';

/** A seat of one committee's group, filled by an organisation. */
export interface DemoSeat {
  readonly id: string;
  readonly titleEn: string;
  readonly titleTh: string;
  readonly role: SeatRole;
  /** Organisation id. */
  readonly organization: string;
  /** Id of the office through which it is held; null where the cast fills no such seats. */
  readonly office: string | null;
}

/** A sub-committee or group of one committee. */
export interface DemoGroup {
  readonly id: string;
  readonly kind: GroupKind;
  readonly nameEn: string;
  /** Null where the group is called after its kind. */
  readonly nameTh: string | null;
  readonly duties: readonly CommitteeDuty[];
  readonly seats: readonly DemoSeat[];
}

/** An anti-trafficking committee. */
export interface DemoCommittee {
  readonly id: string;
  /** Level letter and place, e.g. `DL-TH5703`. */
  readonly code: string;
  readonly nameEn: string;
  readonly nameTh: string | null;
  readonly level: CommitteeLevel;
  readonly state: CommitteeState;
  /** P-code. */
  readonly place: string;
  /** Id of the committee above it; null for the national one. */
  readonly parent: string | null;
  /** Null where no source gives a year. */
  readonly establishedYear: number | null;
  /** The year as the source writes it, e.g. `FY21`. */
  readonly establishedAs: string | null;
  readonly legalBases: readonly LegalBasis[];
  readonly form: CommitteeForm;
  /** Empty where a committee does not order its work by themes. */
  readonly themes: readonly WorkTheme[];
  /** Published number of members; null where none is published. */
  readonly memberCount: number | null;
  readonly groups: readonly DemoGroup[];
}

interface Founding {
  readonly bases: readonly LegalBasis[];
  readonly form?: CommitteeForm;
  readonly order: readonly GroupPlan[];
  readonly established?: readonly [year: number, as: string];
  readonly members?: number;
}

const ATIP_ACT = ['ATIP_ACT_2008', 'ATIP_ACT_2015', 'ATIP_ACT_2017'] as const;
const DISTRICT_BASES = [...ATIP_ACT, 'MOI_ORDER_768_2556', 'NATIONAL_AGENDA_2015'] as const;
const NORTHERN_MOU = ['NORTHERN_PROVINCES_MOU_2003'] as const;
const PHAYAO = { bases: NORTHERN_MOU, form: 'OPERATION_CENTRE' } as const;

const LETTER = { DISTRICT: 'DL', PROVINCE: 'PL', NATIONAL: 'NL' } as const;

const LEVEL_OF_PLACE = { COUNTRY: 'NATIONAL', PROVINCE: 'PROVINCE', DISTRICT: 'DISTRICT' } as const;

const NAMES = {
  DISTRICT: { en: 'District ATIP Committee', th: 'คณะกรรมการป้องกันและปราบปรามการค้ามนุษย์อำเภอ' },
  PROVINCE: { en: 'Provincial ATIP Committee', th: 'คณะกรรมการป้องกันและปราบปรามการค้ามนุษย์จังหวัด' },
  NATIONAL: { en: 'National ATIP Committee', th: 'คณะกรรมการป้องกันและปราบปรามการค้ามนุษย์' },
} as const;

const idOf = (code: string): string => castId(`committee:${code}`);

/** Committees whose every seat is filled: those of the case study in Chiang Rai, and Dok Khamtai. */
const SEATED: readonly string[] = ['DL-TH5703', 'DL-TH5713', 'DL-TH5709', 'DL-TH5708', 'DL-TH5605'];

const seatOf = (code: string, pcode: string, { group, plan }: { group: GroupPlan; plan: SeatPlan }): DemoSeat => {
  const from = plan.provincial ? place(pcode).parent : pcode;
  const id = castId(`seat:${code}/${group.nameEn}/${plan.titleEn}`);
  const kind = kindOfSeat(levelOf(pcode), group.kind, plan.role);
  const own = SEATED.includes(code) ? castId(`office:${id}`) : null;
  return {
    ...{ id, titleEn: plan.titleEn, titleTh: plan.titleTh, role: plan.role },
    organization: organization(`${from}/${plan.organization}`).id,
    office: isOfSeat(kind) ? own : castId(`office:${code}/${kind}`),
  };
};

const groupOf = (code: string, pcode: string, group: GroupPlan): DemoGroup => {
  const seats = group.seats.map((plan) => seatOf(code, pcode, { group, plan }));
  const { kind, nameEn, nameTh = null, duties } = group;
  return { id: castId(`group:${code}/${nameEn}`), kind, nameEn, nameTh, duties, seats };
};

const levelOf = (pcode: string): CommitteeLevel => {
  const { level } = place(pcode);
  if (level === 'COUNTRY' || level === 'PROVINCE' || level === 'DISTRICT') return LEVEL_OF_PLACE[level];
  throw new RangeError(`No committee answers for a ${level}`);
};

const found = (
  pcode: string,
  { bases, form = 'EXECUTIVE_AND_GROUPS', order, established, members }: Founding,
): DemoCommittee => {
  const { nameEn, nameTh, parent } = place(pcode);
  const level = levelOf(pcode);
  const code = `${LETTER[level]}-${pcode}`;
  return {
    id: idOf(code),
    code,
    nameEn: level === 'NATIONAL' ? NAMES.NATIONAL.en : `${nameEn} ${NAMES[level].en}`,
    nameTh: level === 'NATIONAL' ? NAMES.NATIONAL.th : `${NAMES[level].th}${nameTh}`,
    level,
    state: 'ACTIVE',
    place: pcode,
    parent: parent && idOf(`${LETTER[levelOf(parent)]}-${parent}`),
    establishedYear: established?.[0] ?? null,
    establishedAs: established?.[1] ?? null,
    legalBases: bases,
    form,
    themes: form === 'OPERATION_CENTRE' ? WORK_THEMES : [],
    memberCount: members ?? null,
    groups: order.map((plan) => groupOf(code, pcode, plan)),
  };
};

const executive = (
  level: CommitteeLevel,
  name: Pick<GroupPlan, 'nameEn' | 'nameTh'>,
  seats: readonly SeatPlan[],
): readonly GroupPlan[] => [
  { kind: 'EXECUTIVE', ...name, duties: groupsOf(level, 'EXECUTIVE_AND_GROUPS')[0]!.duties, seats },
];

const provincialOrder = executive('PROVINCE', { nameEn: 'Provincial Committee', nameTh: 'คณะกรรมการระดับจังหวัด' }, [
  seat(['Provincial Governor', 'GOVERNOR', 'ผู้ว่าราชการจังหวัด'], 'CHAIR'),
  seat(['PSDHS representative', 'PSDHS', 'ผู้แทนสำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัด'], 'SECRETARY'),
]);

const nationalOrder = executive('NATIONAL', { nameEn: 'National Committee', nameTh: 'คณะกรรมการระดับชาติ' }, [
  seat(['Anti-Trafficking in Persons Division', 'ATIP_DIVISION', 'กองต่อต้านการค้ามนุษย์'], 'SECRETARY'),
]);

const district = (pcode: string, ...established: readonly [year: number, as: string]) =>
  found(pcode, { bases: DISTRICT_BASES, order: districtOrder, established });

/** Every committee of the cast, each after the one above it. */
export const committees: readonly DemoCommittee[] = [
  found('TH', { bases: ATIP_ACT, order: nationalOrder }),
  found('TH57', { bases: ATIP_ACT, order: provincialOrder }),
  found('TH56', { ...PHAYAO, order: phayaoOrder }),
  found('TH84', { bases: ATIP_ACT, order: provincialOrder }),
  district('TH5703', 2019, '2019'),
  district('TH5713', 2020, '2020'),
  district('TH5709', 2020, '2020'),
  district('TH5708', 2020, '2020'),
  district('TH8410', 2021, 'FY21'),
  found('TH5605', { ...PHAYAO, order: dokKhamtaiOrder, members: 19 }),
];

/** The committee with a code, e.g. `committee('DL-TH5703')`. */
export const committee = lookup('committee', committees, ({ code }) => code);
