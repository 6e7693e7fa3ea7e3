import { type HandoverLine, linesByCode } from '../handover.line.js';
import type { SectionOf } from '../handover.sections.js';

interface AlertsAnswer {
  readonly myInboxes: readonly { readonly openAlerts: number; readonly office: { readonly id: string } | null }[];
  readonly inbox: readonly {
    readonly rule: string;
    readonly createdAt: string;
    readonly case: { readonly id: string } | null;
    readonly escalation: { readonly state: string } | null;
  }[];
}

export interface Page<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean };
}

interface CasesAnswer {
  readonly cases: Page<{ readonly id: string; readonly state: string }>;
}

interface CaseTasksAnswer {
  readonly caseTasks: Page<{
    readonly kind: string;
    readonly dueAt: string;
    readonly case: { readonly id: string } | null;
  }>;
}

/** Where nothing is left to be done, so that a count says enough. */
const OVER = ['CLOSED', 'NOT_INDICATED', 'REFERRED_OUT', 'DUPLICATE'];

/** Where not everything was read, what was counted is the least there is. */
export const notAll = ({ pageInfo }: Page<unknown>, lines: HandoverLine[]): HandoverLine[] =>
  pageInfo.hasNextPage ? lines.map((line) => ({ ...line, atLeast: true })) : lines;

const alerts: SectionOf<AlertsAnswer> = {
  document: 'handover-alerts',
  lines: ({ myInboxes, inbox }, { office }) => {
    const total = myInboxes.find((each) => each.office?.id === office)?.openAlerts ?? 0;
    const open = inbox.filter(({ escalation }) => escalation?.state === 'OPEN');
    return [
      { codeOf: 'EscalationState', code: 'OPEN', count: total },
      ...linesByCode('AlertRule', open, {
        code: ({ rule }) => rule,
        reference: (alert) => alert.case?.id,
        at: ({ createdAt }) => createdAt,
      }),
    ];
  },
};

const cases: SectionOf<CasesAnswer> = {
  document: 'handover-cases',
  lines: ({ cases: page }) =>
    notAll(
      page,
      linesByCode(
        'CaseState',
        page.edges.map(({ node }) => node),
        { code: ({ state }) => state, reference: ({ id, state }) => (OVER.includes(state) ? null : id) },
      ),
    ),
};

const caseTasks: SectionOf<CaseTasksAnswer> = {
  document: 'handover-case-tasks',
  lines: ({ caseTasks: page }) =>
    notAll(
      page,
      linesByCode(
        'CaseTaskKind',
        page.edges.map(({ node }) => node),
        { code: ({ kind }) => kind, reference: (task) => task.case?.id, at: ({ dueAt }) => dueAt },
      ),
    ),
};

export const caseSections = { ALERTS: alerts, CASES: cases, CASE_TASKS: caseTasks };
