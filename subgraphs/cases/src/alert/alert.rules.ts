import type { AlertRule, OfficeKind, Urgency } from '@hub/vocabulary';

/** The committees that a report concerns, by id; null where no committee can be addressed. */
export interface CommitteesConcerned {
  readonly district: string | null;
  readonly province: string | null;
  readonly nation: string | null;
  /** District committees of the places of origin, transit and exploitation. */
  readonly elsewhere: readonly string[];
  /** District and province committees of the border across from an exploitation abroad. */
  readonly facing: readonly string[];
  readonly facingProvinces: readonly string[];
  /** True when some border district lies across from it, with or without a committee. */
  readonly isFaced: boolean;
}

/** What the rules look at; nothing of it identifies a person. */
export interface AlertFacts {
  readonly urgency: Urgency;
  readonly minorInvolved: boolean;
  readonly committees: CommitteesConcerned;
  /** Offices outside the committees that answer for the place. */
  readonly services: readonly OfficeOfCommittee[];
}

/** An office of a committee, as the directory knows it. */
export interface OfficeOfCommittee {
  readonly id: string;
  readonly kind: OfficeKind;
}
export type OfficesOf = (committee: string) => readonly OfficeOfCommittee[];

/** An office that gets an entry in its inbox, and the first rule that named it. */
export interface Addressee {
  readonly office: string;
  /** Null for an office outside the committees, which gets the alert and sees no case. */
  readonly committee: string | null;
  readonly rule: AlertRule;
}

/** An office that may see the case without being alerted. */
export interface Reader {
  readonly office: string;
  readonly reason: string;
}

type Whose =
  'DISTRICT' | 'PROVINCE' | 'NATION' | 'LEAD' | 'ELSEWHERE' | 'FACING' | 'FACING_PROVINCE' | 'SERVICES';

/** The committee that answers for the case: the district's, else the province's, else the nation's. */
export const leadOf = ({ district, province, nation }: CommitteesConcerned): string | null =>
  district ?? province ?? nation;

const COMMITTEES: Readonly<Record<Exclude<Whose, 'SERVICES'>, (of: CommitteesConcerned) => readonly (string | null)[]>> = {
  DISTRICT: ({ district }) => [district],
  PROVINCE: ({ province }) => [province],
  NATION: ({ nation }) => [nation],
  LEAD: (concerned) => [leadOf(concerned)],
  ELSEWHERE: ({ elsewhere }) => elsewhere,
  FACING: ({ facing }) => facing,
  FACING_PROVINCE: ({ facingProvinces }) => facingProvinces,
};

const CONDITIONS = {
  ALWAYS: () => true,
  NO_DISTRICT_COMMITTEE: ({ committees }: AlertFacts) => !committees.district,
  NO_COMMITTEE_NEAR: ({ committees }: AlertFacts) => !committees.district && !committees.province,
  EMERGENCY: ({ urgency }: AlertFacts) => urgency === 'EMERGENCY',
  MINOR_INVOLVED: ({ minorInvolved }: AlertFacts) => minorInvolved,
  FACED_BY_NOBODY: ({ committees: { isFaced, facing, facingProvinces } }: AlertFacts) =>
    isFaced && !facing.length && !facingProvinces.length,
} as const;

interface AlertRow {
  readonly rule: AlertRule;
  readonly when: keyof typeof CONDITIONS;
  readonly whose: Whose;
  readonly offices: readonly OfficeKind[];
  readonly because: string;
}

/**
 * Whom a report alerts. An office named by several rows gets one entry, by the first; so the rules come first by which
 * an office answers for the case.
 */
export const ALERT_TABLE: readonly AlertRow[] = [
  {
    rule: 'A1',
    when: 'ALWAYS',
    whose: 'DISTRICT',
    offices: ['SUPPRESSION_GROUP', 'FOCAL_POINT'],
    because: 'receiving reports is the duty of the Suppression and Information group; the focal point keeps it going',
  },
  {
    rule: 'A2',
    when: 'NO_DISTRICT_COMMITTEE',
    whose: 'PROVINCE',
    offices: ['SECRETARIAT'],
    because: 'where no district committee is active the province answers',
  },
  {
    rule: 'A2',
    when: 'NO_COMMITTEE_NEAR',
    whose: 'NATION',
    offices: ['NATIONAL_DESK'],
    because: 'where no province answers either, and abroad, the national desk does',
  },
  {
    rule: 'A5',
    when: 'EMERGENCY',
    whose: 'LEAD',
    offices: ['CHAIR'],
    because: 'in an emergency the executive acts as the multidisciplinary team',
  },
  {
    rule: 'A5',
    when: 'EMERGENCY',
    whose: 'PROVINCE',
    offices: ['SECRETARIAT'],
    because: 'an emergency is told to the province at once',
  },
  {
    rule: 'A6',
    when: 'MINOR_INVOLVED',
    whose: 'LEAD',
    offices: ['REHABILITATION_GROUP'],
    because: 'a child needs care before questions',
  },
  {
    rule: 'A6',
    when: 'MINOR_INVOLVED',
    whose: 'SERVICES',
    offices: ['SHELTER'],
    because: 'a shelter that takes children makes a place ready before the case is shared with it',
  },
  {
    rule: 'A3',
    when: 'ALWAYS',
    whose: 'ELSEWHERE',
    offices: ['SUPPRESSION_GROUP'],
    because: 'other districts of origin, transit and exploitation hold part of the picture',
  },
  {
    rule: 'A4',
    when: 'ALWAYS',
    whose: 'FACING',
    offices: ['SUPPRESSION_GROUP', 'FOCAL_POINT'],
    because: 'the committee across the border from an exploitation knows its counterpart there',
  },
  {
    rule: 'A4',
    when: 'ALWAYS',
    whose: 'FACING_PROVINCE',
    offices: ['SECRETARIAT'],
    because: 'the province decides whether the other side is told; it is never told before',
  },
  {
    rule: 'A4',
    when: 'FACED_BY_NOBODY',
    whose: 'NATION',
    offices: ['NATIONAL_DESK'],
    because: 'where no committee faces it the national desk does',
  },
];

interface ReaderRow {
  readonly reason: string;
  readonly whose: Whose;
  readonly offices: readonly OfficeKind[];
  readonly because: string;
}

/** Who may see a case besides the offices it alerts. */
export const READER_TABLE: readonly ReaderRow[] = [
  {
    reason: 'EXECUTIVE',
    whose: 'LEAD',
    offices: ['CHAIR', 'VICE_CHAIR'],
    because: 'the executive directs the committee and must see states and delays',
  },
  {
    reason: 'PROVINCE',
    whose: 'PROVINCE',
    offices: ['SECRETARIAT'],
    because: 'the provincial secretariat coordinates every case of its province',
  },
];

/** The offices that a report alerts, each once. */
export const addresseesOf = (facts: AlertFacts, officesOf: OfficesOf): Addressee[] => {
  const found = ALERT_TABLE.filter(({ when }) => CONDITIONS[when](facts)).flatMap(({ rule, ...row }) =>
    officesNamed(row, facts, officesOf).map((named) => ({ ...named, rule })),
  );
  return firstOfEach(found);
};

/** The offices that may see the case, each once, without those that answer for it. */
export const readersOf = (
  facts: Pick<AlertFacts, 'committees'>,
  officesOf: OfficesOf,
  alerted: readonly Addressee[],
): Reader[] => {
  const already = new Set(alerted.filter(({ rule }) => answersForCase(rule)).map(({ office }) => office));
  const found = READER_TABLE.flatMap(({ reason, ...row }) =>
    officesNamed(row, { ...facts, services: [] }, officesOf).map(({ office }) => ({ office, reason })),
  );
  return firstOfEach(found).filter(({ office }) => !already.has(office));
};

/** True when a committee has an office that the first rule of its level addresses; else it cannot lead. */
export const canBeAddressed = (
  whose: 'DISTRICT' | 'PROVINCE' | 'NATION',
  offices: readonly OfficeOfCommittee[],
): boolean =>
  ALERT_TABLE.find((row) => row.whose === whose)!.offices.some((kind) =>
    offices.some((office) => office.kind === kind),
  );

/** By these rules an office gets a case that another committee answers for. */
const BESIDE: readonly AlertRule[] = ['A3', 'A4'];

/** Accepting an alert given beside those of the lead committee does not answer for the case. */
export const answersForCase = (rule: AlertRule): boolean => isAboutReport(rule) && !BESIDE.includes(rule);

/** Only an alert of the report itself can be accepted as work on the case; other notices come to recipients too. */
export const isAboutReport = (rule: AlertRule): boolean => ALERT_TABLE.some((row) => row.rule === rule);

/** The office that a committee leads a case through: its first of these kinds. */
const LEADING_KINDS: readonly OfficeKind[] = ['SUPPRESSION_GROUP', 'SECRETARIAT', 'NATIONAL_DESK'];

export const leadingOffice = (offices: readonly OfficeOfCommittee[]): string | undefined =>
  LEADING_KINDS.flatMap((kind) => offices.filter((office) => office.kind === kind))[0]?.id;

/** Minutes within which somebody must accept. Unconfirmed proposals: no published rule gives a number. */
const ACCEPT_WITHIN_MINUTES: Readonly<Record<Urgency, number>> = { EMERGENCY: 15, URGENT: 30, NORMAL: 240 };

/** Hours within which a withdrawal of consent must be accepted; unconfirmed, too. */
const WITHDRAWAL_WITHIN_HOURS = 24;

export const withdrawalAckBy = (at: Date): Date => new Date(at.getTime() + WITHDRAWAL_WITHIN_HOURS * 3_600_000);

export const ackByOf = (urgency: Urgency, at: Date): Date =>
  new Date(at.getTime() + ACCEPT_WITHIN_MINUTES[urgency] * 60_000);

const officesNamed = (
  { whose, offices }: { whose: Whose; offices: readonly OfficeKind[] },
  { committees, services }: Pick<AlertFacts, 'committees' | 'services'>,
  officesOf: OfficesOf,
): { office: string; committee: string | null }[] => {
  const named = (all: readonly OfficeOfCommittee[], committee: string | null) =>
    offices.flatMap((kind) =>
      all.filter((office) => office.kind === kind).map(({ id }) => ({ office: id, committee })),
    );
  return whose === 'SERVICES'
    ? named(services, null)
    : COMMITTEES[whose](committees).flatMap((committee) => (committee ? named(officesOf(committee), committee) : []));
};

const firstOfEach = <Named extends { readonly office: string }>(found: readonly Named[]): Named[] =>
  found.filter(({ office }, index) => found.findIndex((named) => named.office === office) === index);
