import { randomUUID } from 'node:crypto';
import { committee, office, organization, organizations } from '@hub/cast';
import type { Answer, TestSubgraph } from '@hub/subgraph-kit/testing';
import { callerOf, refusalOf } from './committees-world.js';

interface Done {
  readonly done: {
    readonly plan: { readonly id: string; readonly version: number; readonly state: string } | null;
    readonly problems: readonly { readonly code: string; readonly field: string }[];
  };
}

export interface SeenActivity {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly endorsedOn: string | null;
  readonly endorsement: object | null;
  readonly office: { readonly kind: string } | null;
  readonly official: { readonly id: string } | null;
  readonly measures: readonly object[];
  readonly budget: readonly { readonly id: string; readonly state: string; readonly proposed: string }[];
  readonly theme: string | null;
}

export interface SeenPlan {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly budget: Record<string, string>;
  readonly activities: readonly SeenActivity[] | null;
  readonly budgetByOrganization: readonly object[];
  readonly workByTheme: readonly object[];
  readonly reviews: readonly object[] | null;
  readonly steps: readonly { readonly state: string; readonly reason: string | null }[] | null;
  readonly activitiesToEndorse: readonly { readonly id: string }[];
  readonly tasksToEndorse: readonly { readonly id: string; readonly state: string }[];
  readonly comments: readonly { readonly id: string; readonly [field: string]: unknown }[];
}

const LOOK = `query ($id: ID!) { actionPlan(id: $id) {
  id version state financialYear title submittedAt acceptedAt committee { id }
  budget { withinMandate proposed allocated spent }
  activities { id kind theme title problem solution quarters state endorsedOn endorsedAs
    endorsement { answer remarks answeredOn answeredAs } office { kind } official { id } agencies { id }
    places { pcode } measures { ordinal words isMonitoring dueOn }
    budget { id source state proposed submittedOn decidedOn rejectedFor allocated spent spentOn
      organization { id } } }
  budgetByOrganization { organization { id } budget { withinMandate proposed allocated spent } }
  workByTheme { theme activities budget { withinMandate proposed allocated spent } }
  reviews { quarter heldOn planned underWay done dropped }
  steps { version state reason by { id } office { id } }
  activitiesToEndorse { id } tasksToEndorse { id state }
  comments { id words answer answeredAt by { id } office { kind } answeredBy { id } activity { id } } } }`;
const PUBLIC = `query ($id: ID!) { committee(id: $id) { actionPlans {
  id financialYear title state version budget { withinMandate proposed allocated spent } } } }`;

export const LAO = organization('TH5703/LAO').id;
export const POLICE = organization('TH5703/POLICE').id;
export const AGENCIES = organizations.slice(0, 2).map(({ id }) => id);

/** What people do with annual plans, each by one mutation. */
export const planScene = (committees: TestSubgraph) => {
  const does =
    (name: string) =>
    (input: Record<string, unknown>, by = 'ck-focal'): Promise<Answer<Done>> =>
      committees.send(
        `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) {
          done: ${name}(input: $input) { plan { id version state } problems { code field } } }`,
        { input },
        callerOf(committees, by),
      );
  const look = async (id: string, by = 'ck-focal'): Promise<SeenPlan> => {
    const { data } = await committees.send<{ actionPlan: SeenPlan }>(LOOK, { id }, callerOf(committees, by));
    return data!.actionPlan;
  };
  const versioned = async (plan: string, given: Record<string, unknown>) => ({
    version: (await look(plan)).version,
    ...given,
  });
  const drafts = does('draftActionPlan');
  const keeps = does('keepPlanActivity');
  return {
    look,
    send: does,
    draft: (given: Record<string, unknown> = {}, by?: string) =>
      drafts(
        {
          ...{ idempotencyKey: randomUUID(), committee: committee('DL-TH5703').id, financialYear: 2570 },
          ...{ title: 'Plan of Chiang Khong', ...given },
        },
        by,
      ),
    keep: async (plan: string, given: Record<string, unknown> = {}, by?: string) =>
      keeps(
        await versioned(plan, {
          ...{
            plan,
            kind: 'WATCHDOG_GROUP',
            theme: 'PREVENTION',
            title: 'Watchdog group of three villages',
            quarters: [2, 1],
          },
          ...{ office: office('DL-TH5703', 'PREVENTION_GROUP').id, agencies: AGENCIES },
          budget: [
            { organization: LAO, source: 'LOCAL_ADMINISTRATIVE_ORGANIZATION', proposed: '12500.50' },
            { organization: POLICE, source: 'WITHIN_MANDATE', proposed: '0.10' },
          ],
          ...given,
        }),
        by,
      ),
    reassign: async (plan: string, activity: string, given: Record<string, unknown> = {}, by?: string) =>
      does('reassignPlanActivity')(
        await versioned(plan, { activity, office: office('DL-TH5703', 'FOCAL_POINT').id, ...given }),
        by,
      ),
    remove: async (plan: string, activity: string, by?: string) =>
      does('removePlanActivity')(await versioned(plan, { activity }), by),
    endorse: async (plan: string, activity: string, given: Record<string, unknown> = {}, by?: string) =>
      does('endorsePlanActivity')(
        await versioned(plan, { activity, endorsedOn: '2026-09-01', endorsedAs: 'Hospital Director', ...given }),
        by,
      ),
    comment: (plan: string, given: Record<string, unknown> = {}, by?: string) =>
      does('commentOnPlan')({ idempotencyKey: randomUUID(), plan, words: 'too early in the year', ...given }, by),
    answer: (comment: string, by?: string, words = 'moved to the third quarter') =>
      does('answerPlanComment')({ comment, words }, by),
    advance: async (plan: string, to: string, by?: string, given: Record<string, unknown> = {}) =>
      does('advanceActionPlan')(await versioned(plan, { plan, to, ...given }), by),
    money: async (plan: string, line: string, given: Record<string, unknown>, by?: string) =>
      does('recordPlanBudget')(await versioned(plan, { line, ...given }), by),
    review: async (plan: string, given: Record<string, unknown>, by?: string) =>
      does('reviewActionPlan')(await versioned(plan, { plan, quarter: 1, progress: [], ...given }), by),
    /** What everybody sees. */
    published: async (code: string): Promise<SeenPlan[]> => {
      const variables = { id: committee(code).id };
      const { data } = await committees.send<{ committee: { actionPlans: SeenPlan[] } }>(PUBLIC, variables);
      return data!.committee.actionPlans;
    },
    refusal: refusalOf,
    made: async (doing: Promise<Answer<Done>>): Promise<string> => {
      const { data, errors } = await doing;
      if (!data?.done.plan) throw new Error(JSON.stringify(errors ?? data?.done.problems));
      return data.done.plan.id;
    },
  };
};
