import type { RuleAddressees, RuleVersion } from '@hub/subgraph-kit';
import type { AlertCommittee, AlertCondition, AlertRule, OfficeKind, PlaceRole, Urgency } from '@hub/vocabulary';

/** The committees that a report concerns, by id; null where no committee can be addressed. */
export interface CommitteesConcerned {
  readonly district: string | null;
  readonly province: string | null;
  readonly nation: string | null;
  /** Of an older case: the committee that leads it. */
  readonly lead?: string;
  /** Of a referral: the committee whose office sent it. */
  readonly sender?: string | null;
  /** District committees of the places of origin, transit and exploitation, with what their places are. */
  readonly elsewhere: ReadonlyMap<string, readonly PlaceRole[]>;
  /** District and province committees of the border across from an exploitation abroad. */
  readonly border: readonly string[];
  readonly borderProvinces: readonly string[];
  /** True when some border district lies across from it, with or without a committee. */
  readonly isAcross: boolean;
}

/** What the rules look at; nothing of it identifies a person. */
export interface AlertFacts {
  readonly urgency: Urgency;
  readonly minorInvolved: boolean;
  readonly committees: CommitteesConcerned;
  /** Offices outside the committees that answer for the place. */
  readonly services: readonly OfficeOfCommittee[];
  /** What became of a referral. */
  readonly referral?: 'COMPLETED' | 'REJECTED' | 'REVOKED' | 'EXPIRED';
  /** How far the time of reflection has come. */
  readonly reflection?: 'HALF_OVER' | 'NEARLY_OVER' | 'OVER';
}

/** An office of a committee, as the directory knows it. */
export interface OfficeOfCommittee {
  readonly id: string;
  readonly kind: OfficeKind;
}
export type OfficesOf = (committee: string) => readonly OfficeOfCommittee[];

/** A rule as it stands when something happens. */
export type RuleInForce = Omit<RuleVersion, 'changedBy' | 'changedAt' | 'reason'>;

/** An office that gets an entry in its inbox, and the first rule that named it, by which of its rows. */
export interface Addressee {
  readonly office: string;
  /** Null for an office outside the committees, which gets the alert and sees no case. */
  readonly committee: string | null;
  readonly rule: RuleInForce;
  readonly row: RuleAddressees;
}

/** An office that may see the case without being alerted. */
export interface Reader {
  readonly office: string;
  readonly reason: string;
}

/** The committee that answers for the case: the district's, else the province's, else the nation's. */
export const leadOf = ({ lead, district, province, nation }: CommitteesConcerned): string | null =>
  lead ?? district ?? province ?? nation;

/** The committees that the rows of rules and the steps of chains can name. */
export const committeesNamed = (
  concerned: CommitteesConcerned,
): Readonly<Partial<Record<AlertCommittee, readonly string[]>>> => {
  const one = (committee: string | null) => (committee ? [committee] : []);
  return {
    DISTRICT: one(concerned.district),
    PROVINCE: one(concerned.province),
    NATION: one(concerned.nation),
    LEAD: one(leadOf(concerned)),
    SENDER: one(concerned.sender ?? null),
    ELSEWHERE: [...concerned.elsewhere.keys()],
    BORDER: concerned.border,
    BORDER_PROVINCE: concerned.borderProvinces,
  };
};

/** The conditions that an event about a case can meet. */
const CONDITIONS: Readonly<Partial<Record<AlertCondition, (facts: AlertFacts) => boolean>>> = {
  ALWAYS: () => true,
  NO_DISTRICT_COMMITTEE: ({ committees }) => !committees.district,
  NO_COMMITTEE_NEAR: ({ committees }) => !committees.district && !committees.province,
  EMERGENCY: ({ urgency }) => urgency === 'EMERGENCY',
  MINOR_INVOLVED: ({ minorInvolved }) => minorInvolved,
  NO_BORDER_COMMITTEE: ({ committees: { isAcross, border, borderProvinces } }) =>
    isAcross && !border.length && !borderProvinces.length,
  REFERRAL_COMPLETED: ({ referral }) => referral === 'COMPLETED',
  REFERRAL_REJECTED: ({ referral }) => referral === 'REJECTED',
  REFERRAL_REVOKED: ({ referral }) => referral === 'REVOKED',
  REFERRAL_EXPIRED: ({ referral }) => referral === 'EXPIRED',
  REFLECTION_HALF_OVER: ({ reflection }) => reflection === 'HALF_OVER',
  REFLECTION_NEARLY_OVER: ({ reflection }) => reflection === 'NEARLY_OVER',
  REFLECTION_OVER: ({ reflection }) => reflection === 'OVER',
};

/** Rules of a new report, in the order in which they name an office: first those by which it answers for the case. */
const REPORT_RULES: readonly AlertRule[] = ['A1', 'A2', 'A5', 'A6', 'A3', 'A4'];
/** By these an office gets a case that another committee answers for. */
const BESIDE: readonly AlertRule[] = ['A3', 'A4'];

/** By these somebody must answer for a case. */
export const ANSWERING: readonly AlertRule[] = REPORT_RULES.filter((rule) => !BESIDE.includes(rule));
/** What these ask of the committee that leads is over when another one leads. */
export const OF_LEAD: readonly AlertRule[] = [...ANSWERING, 'A7'];
/** What these ask is over when the case ends; who has a referral (A8) or must stop using data (A18) answers all the same. */
export const OF_OPEN_CASE: readonly AlertRule[] = [...REPORT_RULES, 'A7'];

interface ReaderRow {
  readonly reason: string;
  readonly whose: AlertCommittee;
  readonly offices: readonly OfficeKind[];
  readonly because: string;
}

/** Who may see a case besides the offices it alerts. Rights are no rules of alerts: they change with a release only. */
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

/** The offices that a report alerts by the rules in force, each once, by the first that names it. */
export const addresseesOf = (facts: AlertFacts, rules: readonly RuleInForce[], officesOf: OfficesOf): Addressee[] =>
  addresseesBy(
    REPORT_RULES.flatMap((code) => rules.filter((rule) => rule.code === code)),
    facts,
    officesOf,
  );

/** The offices that these rules alert, each once, by the first that names it. */
export const addresseesBy = (rules: readonly RuleInForce[], facts: AlertFacts, officesOf: OfficesOf): Addressee[] =>
  firstOfEach(
    rules
      .filter(({ active }) => active)
      .flatMap((rule) =>
        rule.addressees
          .filter(({ when }) => CONDITIONS[when]?.(facts))
          .flatMap((row) => officesNamed(row, facts, officesOf).map((named) => ({ ...named, rule, row }))),
      ),
  );

/** The offices that may see the case, each once, without those that answer for it. */
export const readersOf = (
  facts: Pick<AlertFacts, 'committees'>,
  officesOf: OfficesOf,
  alerted: readonly Addressee[],
): Reader[] => {
  const already = new Set(alerted.filter(({ rule }) => answersForCase(rule.code)).map(({ office }) => office));
  const found = READER_TABLE.flatMap(({ reason, ...row }) =>
    officesNamed(row, { ...facts, services: [] }, officesOf).map(({ office }) => ({ office, reason })),
  );
  return firstOfEach(found).filter(({ office }) => !already.has(office));
};

/** When committees of a level lead a case. */
const LEADS_WHEN: Readonly<Partial<Record<AlertCommittee, AlertCondition>>> = {
  DISTRICT: 'ALWAYS',
  PROVINCE: 'NO_DISTRICT_COMMITTEE',
};

/**
 * True when a committee has an office that these rules would address; else there might as well be no committee. One
 * that leads must be addressed where it does.
 */
export const canAnswer = (
  whose: AlertCommittee,
  rules: readonly RuleInForce[],
  offices: readonly OfficeOfCommittee[],
): boolean => {
  const rows = rules.flatMap(({ code, active, addressees }) => (active && isAboutReport(code) ? addressees : []));
  const kinds = rows
    .filter((row) => row.whose === whose && (LEADS_WHEN[whose] ?? row.when) === row.when)
    .flatMap((row) => row.offices);
  return offices.some(({ kind }) => kinds.includes(kind));
};

/** Only an alert of the report itself can be accepted as work on the case; other notices come to recipients too. */
export const isAboutReport = (rule: AlertRule): boolean => REPORT_RULES.includes(rule);

/** Accepting an alert given beside those of the lead committee does not answer for the case. */
export const answersForCase = (rule: AlertRule): boolean => ANSWERING.includes(rule);

/** Until when somebody must have accepted. */
export const ackByOf = ({ acceptWithin }: Pick<RuleInForce, 'acceptWithin'>, urgency: Urgency, at: Date): Date =>
  new Date(at.getTime() + acceptWithin[urgency] * 1_000);

const officesNamed = (
  { whose, offices }: Pick<RuleAddressees, 'whose' | 'offices'>,
  { committees, services }: Pick<AlertFacts, 'committees' | 'services'>,
  officesOf: OfficesOf,
): { office: string; committee: string | null }[] => {
  const named = (all: readonly OfficeOfCommittee[], committee: string | null) =>
    offices.flatMap((kind) =>
      all.filter((office) => office.kind === kind).map(({ id }) => ({ office: id, committee })),
    );
  return whose === 'SERVICES'
    ? named(services, null)
    : (committeesNamed(committees)[whose] ?? []).flatMap((committee) => named(officesOf(committee), committee));
};

/** Of several for one office the first. */
export const firstOfEach = <Named extends { readonly office: string }>(found: readonly Named[]): Named[] =>
  found.filter(({ office }, index) => found.findIndex((named) => named.office === office) === index);
