import { randomUUID } from 'node:crypto';
import { committee, person } from '@hub/cast';
import type { TestSubgraph } from '@hub/subgraph-kit/testing';
import { financialQuarterOf, thaiDay } from '@hub/vocabulary';

export interface Count {
  readonly quarter: number | null;
  readonly planned: number;
  readonly held: number;
  readonly meetings: number;
  readonly trainings: number;
  readonly wanted: number;
  readonly wantedOfHeld: number;
  readonly came: number;
}
export interface Activity {
  readonly id: string;
  readonly kind: string;
  readonly heldOn: string | null;
  readonly came: number | null;
  readonly wanted: number;
  readonly curriculum: { readonly id: string } | null;
  readonly training: { readonly id: string; readonly state: string } | null;
}
export interface Plan {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly label: string;
  readonly beginsOn: string;
  readonly endsOn: string;
  readonly agreedOn: string | null;
  readonly activities: Activity[];
  readonly year: Count;
  readonly quarters: Count[];
}
export interface Told {
  readonly plan: Plan | null;
  readonly problems: { readonly code: string; readonly field: string }[];
}

const COUNT = 'quarter planned held meetings trainings wanted wantedOfHeld came';
const PLAN = `id version state label financialYear beginsOn endsOn agreedOn closedOn year { ${COUNT} } quarters { ${COUNT} }
  activities { id kind title quarter wanted heldOn came curriculum { id } training { id state } }`;

export interface Planned {
  readonly trainingEvent: { readonly id: string; readonly version: number } | null;
  readonly problems: { readonly code: string; readonly field: string }[];
}
export interface Linked {
  readonly trainingEvent: {
    readonly id: string;
    readonly version: number;
    readonly fulfils: { readonly id: string; readonly came: number | null } | null;
  } | null;
  readonly problems: { readonly code: string; readonly field: string }[];
}
export const todo = (rest: object = {}) => ({
  ...{ kind: 'TRAINING', title: 'Course', topics: ['LEGISLATION'], quarter: 1, wanted: 20, ...rest },
});
export const TODAY = thaiDay(new Date());
export const { year: THIS_YEAR } = financialQuarterOf(TODAY);
export const WK = committee('DL-TH5713').id;

/** What the tests of plans send, to a subgraph that runs by then. */
export const planScene = (running: () => TestSubgraph) => {
  const send = async <Data>(query: string, variables: Record<string, unknown>, as?: string): Promise<Data> => {
    const trainings = running();
    const { data, errors } = await trainings.send<Data>(
      query,
      variables,
      as ? trainings.callerOf(person(as)) : undefined,
    );
    if (!data || errors) throw new Error(errors?.[0]?.extensions.code ?? 'nothing');
    return data;
  };
  const plansOf = async (ids: readonly string[], first = 20): Promise<Plan[][]> => {
    const query = `query ($of: [_Any!]!, $first: Int) { _entities(representations: $of) { ... on Committee {
      capacityPlans(first: $first) { edges { node { ${PLAN} } } } } } }`;
    const of = ids.map((id) => ({ __typename: 'Committee', id }));
    const { _entities: all } = await send<{ _entities: { capacityPlans: { edges: { node: Plan }[] } }[] }>(query, {
      ...{ of, first },
    });
    return all.map(({ capacityPlans: { edges } }) => edges.map(({ node }) => node));
  };
  /** What came of a change, or the code of its refusal. */
  const change = async (name: string, input: object, as = 'wk-chair'): Promise<Told> => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { told: ${name}(input: $input) { plan { ${PLAN} } problems { code field } } }`;
    return (await send<{ told: Told }>(query, { input }, as)).told;
  };
  /** A plan of this year with these activities; each committee has one, so each test takes another. */
  const drafted = async (of: string, as: string, activities: readonly object[]): Promise<Plan> => {
    const input = { idempotencyKey: randomUUID(), committee: of, financialYear: THIS_YEAR };
    const { plan } = await change('draftCapacityPlan', input, as);
    return (await change('reviseCapacityPlan', { plan: plan!.id, version: plan!.version, activities }, as)).plan!;
  };
  const agreed = async (of: string, as: string, activities: readonly object[]): Promise<Plan> => {
    const { id, version } = await drafted(of, as, activities);
    return (await change('advanceCapacityPlan', { plan: id, version, to: 'AGREED' }, as)).plan!;
  };
  const planTraining = async (of: string, as: string, input: object): Promise<Planned> => {
    const query = `mutation ($input: PlanTrainingInput!) { told: planTraining(input: $input) {
      trainingEvent { id version } problems { code field } } }`;
    const given = {
      ...{ idempotencyKey: randomUUID(), committee: of, title: 'Course', place: 'TH5713', heldOn: TODAY },
      ...{ topics: ['LEGISLATION'], ...input },
    };
    return (await send<{ told: Planned }>(query, { input: given }, as)).told;
  };
  const linkTraining = async (input: object, as = 'cs-chair'): Promise<Linked> => {
    const query = `mutation ($input: LinkTrainingInput!) { told: linkTraining(input: $input) {
      trainingEvent { id version fulfils { id came } } problems { code field } } }`;
    return (await send<{ told: Linked }>(query, { input }, as)).told;
  };
  const cancel = async (id: string, as: string): Promise<string> => {
    const query = `mutation ($input: CancelTrainingInput!) { told: cancelTraining(input: $input) {
      trainingEvent { state } } }`;
    const { trainingEvent: found } = await send<{ trainingEvent: { version: number } }>(
      'query ($id: ID!) { trainingEvent(id: $id) { version } }',
      { id },
    );
    const input = { trainingEvent: id, version: found.version, reason: 'NO_BUDGET' };
    return (await send<{ told: { trainingEvent: { state: string } } }>(query, { input }, as)).told.trainingEvent.state;
  };
  return { send, plansOf, change, drafted, agreed, planTraining, linkTraining, cancel };
};
