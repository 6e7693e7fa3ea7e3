import { randomUUID } from 'node:crypto';
import type { Answer, TestSession } from '@hub/subgraph-kit/testing';
import { personScene } from './person-scene.js';
import type { World } from './world.js';

export const POLICE = 'DL-TH5703/INQUIRY_POLICE';

export const SUSPECT = {
  ...{ name: 'CANARY-SUSPECT', otherNames: 'CANARY-ALIAS', bornOn: '1894-02-03', paperKind: 'PASSPORT' },
  ...{
    paperNumber: 'CANARY-SUSPECTPAPER',
    phone: '+66 81 000 0009',
    address: 'CANARY-DEN',
    description: 'CANARY-SCAR',
  },
};
export const PLAN = {
  ...{ plannedOn: '2022-03-29', district: 'TH6306', unit: 'CANARY-UNIT', description: 'CANARY-PLAN' },
};

interface Kept {
  readonly done: {
    readonly kept: { readonly id: string; readonly version: number } | null;
    readonly problems: readonly { readonly code: string; readonly field: string }[];
  };
}

/** Id and version of what was kept. */
export const keptBy = ({ data, errors }: Answer<Kept>): { id: string; version: number } => {
  if (!data?.done.kept) throw new Error(`not kept: ${JSON.stringify(data?.done.problems ?? errors)}`);
  return data.done.kept;
};

/** The first error, the first problem with its field, or null when it was done. */
export const refusal = ({ data, errors }: Answer<Kept>): string | null => {
  const [problem] = data?.done.problems ?? [];
  return errors?.[0]?.extensions.code ?? (problem ? `${problem.code} ${problem.field}` : null);
};

/** What police do with suspects and operations, each by one mutation. */
export const operationScene = (world: World) => {
  const people = personScene(world);
  const doing =
    (name: string, input: string, noun: string) =>
    (by: string, given: Record<string, unknown>, session: TestSession = { mfa: true }): Promise<Answer<Kept>> =>
      world.send(
        `mutation ($input: ${input}!) {
          done: ${name}(input: $input) { kept: ${noun} { id version } problems { code field } } }`,
        { input: given },
        world.as(by, session),
      );
  const register = doing('registerSuspect', 'RegisterSuspectInput', 'suspect');
  const plan = doing('planOperation', 'PlanOperationInput', 'operation');
  return {
    people,
    /** A case that ck-duty works on and that is shared with the police for investigation. */
    inquired: async (given: Record<string, unknown> = {}): Promise<string> => {
      const id = await people.accepted(given);
      await people.registered(id);
      await people.share('ck-duty', id, POLICE, { purposes: ['INVESTIGATION'], reason: 'INVESTIGATION' });
      return id;
    },
    register: (by: string, id: string, given: Record<string, unknown> = {}, session?: TestSession) =>
      register(
        by,
        { idempotencyKey: randomUUID(), case: id, roles: ['RECRUITER'], identity: SUSPECT, ...given },
        session,
      ),
    updateSuspect: doing('updateSuspect', 'UpdateSuspectInput', 'suspect'),
    plan: (by: string, cases: readonly string[], given: Record<string, unknown> = {}, session?: TestSession) =>
      plan(by, { idempotencyKey: randomUUID(), cases, plan: PLAN, ...given }, session),
    replan: doing('changeOperationPlan', 'ChangeOperationPlanInput', 'operation'),
    start: doing('startOperation', 'StepOperationInput', 'operation'),
    callOff: doing('callOffOperation', 'StepOperationInput', 'operation'),
    complete: doing('completeOperation', 'CompleteOperationInput', 'operation'),
    correct: doing('correctOperation', 'CorrectOperationInput', 'operation'),
    addCase: doing('addOperationCase', 'AddOperationCaseInput', 'operation'),
    createTask: doing('createCaseTask', 'CreateCaseTaskInput', 'task'),
    completeTask: doing('completeCaseTask', 'CompleteCaseTaskInput', 'task'),
    dropTask: doing('dropCaseTask', 'DropCaseTaskInput', 'task'),
    /** What somebody sees of one thing; the code of the refusal where there is one. */
    see: async (by: string, query: string, session: TestSession = { mfa: true }): Promise<unknown> => {
      const { data, errors } = await world.send<{ seen: unknown }>(`{ seen: ${query} }`, {}, world.as(by, session));
      return errors?.[0]?.extensions.code ?? data?.seen;
    },
  };
};
export type OperationScene = ReturnType<typeof operationScene>;

/** What came of the operation at Mae Sot on 29 March 2022. */
export const MAE_SOT = {
  ...{ heldOn: '2022-03-29', district: 'TH6306', leadUnit: 'GLOC' },
  rescued: [{ nationality: 'THA', n: 11 }],
  arrested: [{ nationality: 'CHN', n: 2 }],
};
