import {
  type ActionPlanState,
  daysAfter,
  daysOf,
  financialQuarterOf,
  isOfSeat,
  type OfficeKind,
  type PlanActivityState,
  type Quarter,
  QUARTERS,
  thaiDay,
  thaiMidnight,
} from '@hub/vocabulary';
import { type HandoverLine, inService, joined, linesByCode, named, titled, words } from '../handover.line.js';
import type { Gathering, SectionOf } from '../handover.sections.js';

interface Named {
  readonly name: string;
  readonly title?: string;
  readonly phone?: string | null;
}

interface Plan {
  readonly id: string;
  readonly title: string;
  readonly financialYear: number;
  readonly state: ActionPlanState;
  readonly budget: Readonly<Record<'withinMandate' | 'proposed' | 'allocated' | 'spent', string>>;
  readonly activities: readonly { readonly state: PlanActivityState }[];
  readonly reviews: readonly { readonly quarter: Quarter; readonly heldOn: string }[];
}

/** What `handover-committee` answers. */
interface Answer {
  readonly committee: {
    readonly offices: readonly {
      readonly id: string;
      readonly kind: OfficeKind;
      readonly titleEn: string;
      readonly titleTh: string | null;
      readonly vacantSince: string | null;
      /** Null of an office that is no seat's, or whose seat ended. */
      readonly seat: object | null;
      readonly holders: readonly { readonly until: string; readonly official: Named | null }[];
      readonly dutyShifts: {
        readonly edges: readonly {
          readonly node: { readonly from: string; readonly until: string; readonly official: Named | null };
        }[];
      };
    }[];
    readonly groups: readonly {
      readonly kind: string;
      readonly nameEn: string;
      readonly nameTh: string | null;
      readonly endedOn: string | null;
      readonly duties: readonly string[];
      readonly seats: readonly {
        readonly titleEn: string;
        readonly titleTh: string | null;
        readonly endedOn: string | null;
        readonly organization: { readonly nameEn: string; readonly nameTh: string | null } | null;
      }[];
    }[];
    readonly actionPlans: readonly Plan[];
  };
}

/** Days ahead that a pack looks. */
const AHEAD_DAYS = 90;
/** Years whose plans it tells. */
const PLANS_TOLD = 2;

export const endOfDay = (day: string): string => thaiMidnight(daysAfter(day, 1)).toISOString();

const planLines = ({ title, financialYear, state, budget, activities }: Plan): HandoverLine[] => [
  { codeOf: 'ActionPlanState', code: state, text: joined(String(financialYear), title) },
  ...(
    [
      ['WITHIN_MANDATE', budget.withinMandate],
      ['PROPOSED', budget.proposed],
      ['ALLOCATED', budget.allocated],
      ['SPENT', budget.spent],
    ] as const
  ).map(([code, amount]) => ({ codeOf: 'BudgetLineState', code, value: `${amount} THB` })),
  ...linesByCode('PlanActivityState', activities, { code: (activity) => activity.state }),
];

const reviewsDue = (plan: Plan): HandoverLine[] =>
  plan.state === 'ACCEPTED'
    ? QUARTERS.filter((quarter) => !plan.reviews.some((review) => review.quarter === quarter)).map((quarter) => ({
        due: 'QUARTER_REVIEW' as const,
        text: joined(plan.title, `${quarter}/${plan.financialYear}`),
        at: endOfDay(daysOf({ year: plan.financialYear, quarter }).last),
      }))
    : [];

/** The plan of next year is with the province when this year is over. */
const submissionDue = ({ actionPlans }: Answer['committee'], now: Date): HandoverLine[] => {
  const { year } = financialQuarterOf(thaiDay(now));
  const isSubmitted = actionPlans.some(
    ({ financialYear, state }) => financialYear === year + 1 && ['SUBMITTED', 'ACCEPTED', 'CLOSED'].includes(state),
  );
  return isSubmitted ? [] : [{ due: 'PLAN_SUBMISSION', text: String(year + 1), at: endOfDay(daysOf({ year }).last) }];
};

const fallsDue = ({ committee }: Answer, { office, now }: Gathering): HandoverLine[] => {
  const last = new Date(now.getTime() + AHEAD_DAYS * 86_400_000).toISOString();
  const own = committee.offices.find(({ id }) => id === office);
  const lines: HandoverLine[] = [
    ...committee.offices.flatMap((office) =>
      office.holders.map(({ until }) => ({ due: 'APPOINTMENT_ENDS' as const, ...words(titled(office)), at: until })),
    ),
    ...committee.actionPlans.flatMap(reviewsDue),
    ...submissionDue(committee, now),
    ...(own?.dutyShifts.edges ?? []).map(({ node }) => ({
      ...{ due: 'DUTY_SHIFT' as const, text: node.official?.name ?? '', at: node.from },
    })),
  ];
  return lines
    .filter(({ at }) => at && Date.parse(at) <= Date.parse(last))
    .sort((a, b) => Date.parse(a.at!) - Date.parse(b.at!));
};

const stands = ({ endedOn }: { readonly endedOn: string | null }): boolean => !endedOn;

const contacts = ({ committee: { offices, groups } }: Answer): HandoverLine[] => [
  ...offices.flatMap((office): HandoverLine[] => {
    const { kind: code, seat, vacantSince, holders } = office;
    if (holders.length)
      return holders.map(({ until, official }) => ({
        ...{ codeOf: 'OfficeKind', code, at: until },
        ...words(official?.name, inService(official?.title, titled(office)), official?.phone),
      }));
    const isOver = isOfSeat(code) && seat === null;
    return isOver ? [] : [{ codeOf: 'CommitteeNoticeKind', code: 'VACANT', ...words(titled(office)), at: vacantSince }];
  }),
  ...groups.filter(stands).flatMap(({ kind: code, seats }) =>
    seats.filter(stands).map((seat) => ({
      ...{ codeOf: 'GroupKind', code, ...words(titled(seat), named(seat.organization)) },
    })),
  ),
];

const of = (lines: SectionOf<Answer>['lines']): SectionOf<Answer> => ({ document: 'handover-committee', lines });

export const committeeSections = {
  DUTIES: of(({ committee: { groups } }) =>
    groups
      .filter(stands)
      .flatMap((group) => group.duties.map((code) => ({ codeOf: 'CommitteeDuty', code, ...words(named(group)) }))),
  ),
  DUE: of(fallsDue),
  PLANS: of(({ committee }) => committee.actionPlans.slice(0, PLANS_TOLD).flatMap(planLines)),
  CONTACTS: of(contacts),
};
