import { randomUUID } from 'node:crypto';
import { committee } from '@hub/cast';
import type { TestSubgraph } from '@hub/subgraph-kit/testing';
import type { policyScene } from './policy-scene.js';

export const CK = committee('DL-TH5703').id;
interface Cascade {
  readonly trainersFormed: number;
  readonly eventsLed: number;
  readonly participationsDirect: number;
  readonly participationsThrough: number;
  readonly people: number;
}
export interface Seen {
  readonly id: string;
  readonly name: string;
  readonly trainedBy: { readonly name: string } | null;
  readonly trainedAt: { readonly id: string } | null;
  readonly cascade: Cascade;
  readonly endedOn: string | null;
  readonly version: number;
}
export const TRAINER = `id name kind agencyKind agency since topics accreditedBy participant official { id } committee { id }
  endedOn version
  trainedBy { id name } trainedAt { id }
  cascade { trainersFormed eventsLed participationsDirect participationsThrough people }`;

type Problems = readonly { readonly code: string; readonly field: string }[];
export type Outcome = { readonly trainer: Seen | null; readonly problems: Problems } | string;
const FACTS = {
  ...{ kind: 'TRAINER', name: 'New Demo', agencyKind: 'POLICE', since: '2026-01-01', topics: ['LEGISLATION'] },
  accreditedBy: 'Demo programme',
};
export const problemOf = (outcome: Outcome): string =>
  typeof outcome === 'string' ? outcome : outcome.problems.map(({ code, field }) => `${code} ${field}`).join();

interface Running {
  readonly trainings: TestSubgraph;
  readonly scene: ReturnType<typeof policyScene>;
}

/** What the tests of trainers send, to a subgraph that runs by then. */
export const trainerScene = (running: () => Running) => {
  const listed = async (key: string, kind: string | null = null): Promise<Seen[]> => {
    const { data, errors } = await running().trainings.send<{ trainers: { edges: { node: Seen }[] } }>(
      `query ($kind: TrainerKind) { trainers(kind: $kind, first: 100) { edges { node { ${TRAINER} } } } }`,
      { kind },
      running().scene.by(key),
    );
    if (!data || errors) throw new Error(errors?.[0]?.extensions.code);
    return data.trainers.edges.map(({ node }) => node);
  };
  const named = async (name: string, key = 'cr-secretariat'): Promise<Seen> =>
    (await listed(key)).find((each) => each.name === name)!;
  const change = async (mutation: string, input: object, key: string): Promise<Outcome> => {
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
    const { data, errors } = await running().trainings.send<{ told: Exclude<Outcome, string> }>(
      `mutation ($input: ${type}!) { told: ${mutation}(input: $input) { trainer { ${TRAINER} } problems { code field } } }`,
      { input },
      running().scene.by(key),
    );
    return data?.told ?? errors![0]!.extensions.code;
  };
  const register = (given: object = {}, key = 'cr-secretariat'): Promise<Outcome> =>
    change('registerTrainer', { idempotencyKey: randomUUID(), committee: CK, ...FACTS, ...given }, key);
  const correct = (trainer: string, version: number, given: object, key = 'cr-secretariat'): Promise<Outcome> =>
    change('correctTrainer', { trainer, version, ...FACTS, ...given }, key);
  const end = (trainer: string, version: number, endedOn: string | null, key = 'cr-secretariat'): Promise<Outcome> =>
    change('endTrainer', { trainer, version, endedOn }, key);
  const registered = async (given: object, key?: string): Promise<string> => {
    const answer = await register(given, key);
    if (typeof answer === 'string' || !answer.trainer) throw new Error(JSON.stringify(answer));
    return answer.trainer.id;
  };
  const name = async (trainingEvent: string, version: number, trainers: readonly string[], key = 'cr-secretariat') => {
    const { data, errors } = await running().trainings.send<{
      nameTrainers: { trainingEvent: { version: number } | null; problems: Problems };
    }>(
      `mutation ($input: NameTrainersInput!) {
        nameTrainers(input: $input) { trainingEvent { version } problems { code field } } }`,
      { input: { trainingEvent, version, trainers } },
      running().scene.by(key),
    );
    return data?.nameTrainers ?? errors![0]!.extensions.code;
  };
  const mastersOf = async (kind: string): Promise<number> => {
    const { data } = await running().trainings.send<{ masterTrainers: { agencyKind: string; trainers: number }[] }>(
      '{ masterTrainers { agencyKind trainers } }',
    );
    return data!.masterTrainers.find(({ agencyKind }) => agencyKind === kind)?.trainers ?? 0;
  };
  return { listed, named, register, correct, end, registered, name, mastersOf };
};
