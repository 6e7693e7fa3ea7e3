import { randomUUID } from 'node:crypto';
import type { Answer } from '@hub/subgraph-kit/testing';
import type { World } from './world.js';

interface Done {
  readonly done: {
    readonly plan?: { readonly id: string; readonly version: number; readonly goals: readonly { id: string }[] } | null;
    readonly followUp?: { readonly id: string } | null;
    readonly problems: readonly { readonly code: string; readonly field: string }[];
  };
}
type Doing = Promise<Answer<Done>>;

/** A day that lies so many days ahead, in Thailand. */
export const dayIn = (days: number): string =>
  new Date(Date.now() + days * 86_400_000 + 7 * 3_600_000).toISOString().slice(0, 10);

export const GOALS = [
  { type: 'VOCATIONAL_SKILLS', organization: 'Weaving school', targetOn: dayIn(90), words: 'CANARY-GOAL' },
  { type: 'SAFE_ACCOMMODATION', targetOn: dayIn(30) },
];

/** Plans and follow-ups of persons, by one mutation each. */
export const supportScene = (world: World) => {
  const doing =
    (name: string, input: string, answer: string) =>
    (by: string, given: Record<string, unknown>, session?: { mfa: boolean }): Doing =>
      world.send(
        `mutation ($input: ${input}!) { done: ${name}(input: $input) { ${answer} problems { code field } } }`,
        { input: given },
        world.as(by, session),
      );
  const plan = 'plan { id version goals { id } }';
  const agreeing = doing('agreeSupportPlan', 'AgreeSupportPlanInput', plan);
  const following = doing('recordFollowUp', 'RecordFollowUpInput', 'followUp { id }');
  return {
    agree: (by: string, person: string, given: Record<string, unknown> = {}, session?: { mfa: boolean }) =>
      agreeing(
        by,
        { idempotencyKey: randomUUID(), person, agreedOn: dayIn(0), agreedBy: 'PERSON', goals: GOALS, ...given },
        session,
      ),
    end: doing('endSupportGoal', 'EndSupportGoalInput', plan),
    follow: (by: string, person: string, given: Record<string, unknown> = {}, session?: { mfa: boolean }) =>
      following(
        by,
        {
          ...{ idempotencyKey: randomUUID(), person, heldOn: dayIn(0), method: 'HOME_VISIT', wellbeing: 'STABLE' },
          ...{ risk: 'LOW', ...given },
        },
        session,
      ),
    /** What somebody is told of a person, with the codes of what is refused. */
    seen: async (by: string, person: string, selection: string, session: { mfa: boolean } = { mfa: true }) => {
      const { data, errors } = await world.send<{ person: Record<string, unknown> | null }>(
        `query ($id: ID!) { person(id: $id) { ${selection} } }`,
        { id: person },
        world.as(by, session),
      );
      return { person: data?.person ?? null, codes: errors?.map(({ extensions }) => extensions.code) ?? [] };
    },
  };
};

/** Code and field of each problem. */
export const problemsIn = async (answer: Doing): Promise<string[]> =>
  (await answer).data!.done.problems.map(({ code, field }) => `${code} ${field}`);
