import { randomUUID } from 'node:crypto';
import { person } from '@hub/cast';
import { everyRow, tableScene, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { type TrainingTopic, writeCsv } from '@hub/vocabulary';

export interface Published {
  readonly policyVersion: { readonly id: string; readonly number: number } | null;
  readonly problems: readonly { readonly code: string; readonly field: string }[];
}

export interface Changed {
  readonly trainingEvent: {
    readonly state: string;
    readonly heldOn: string;
    readonly title: string;
    readonly version: number;
    readonly changes: readonly object[];
  } | null;
  readonly problems: readonly { readonly code: string; readonly field: string }[];
}

const PUBLISH = `mutation ($input: PublishPolicyVersionInput!) {
  publishPolicyVersion(input: $input) { policyVersion { id number } problems { code field } } }`;

/** What people do with policies and trainings. */
export const policyScene = (trainings: TestSubgraph) => {
  const by = (key: string) => trainings.callerOf(person(key));
  const imports = tableScene(trainings, 'attendance');
  /** The result, or the code of the error. */
  const publish = async (given: object = {}, as = 'national-desk'): Promise<Published | string> => {
    const input = {
      ...{ idempotencyKey: randomUUID(), policy: 'NRM', inForceOn: '2026-01-01', change: 'Shorter forms.' },
      ...{ topics: ['IDENTIFICATION_AND_REFERRAL'], source: 'Demo', ...given },
    };
    const { data, errors } = await trainings.send<{ publishPolicyVersion: Published }>(PUBLISH, { input }, by(as));
    return data?.publishPolicyVersion ?? errors![0]!.extensions.code;
  };
  const planned = async (training: {
    committee: string;
    heldOn: string;
    topics: readonly TrainingTopic[];
  }): Promise<{ id: string; version: number }> => {
    const { data, errors } = await trainings.send<{ planTraining: { trainingEvent: { id: string; version: number } } }>(
      'mutation ($input: PlanTrainingInput!) { planTraining(input: $input) { trainingEvent { id version } } }',
      { input: { idempotencyKey: randomUUID(), title: 'Village training', place: 'TH57', ...training } },
      by('cr-secretariat'),
    );
    if (!data) throw new Error(JSON.stringify(errors));
    return data.planTraining.trainingEvent;
  };
  /** Changes, cancels or reports a training as it stands; what is not given stays. */
  const change = async (
    name: 'changeTraining' | 'cancelTraining' | 'reportTraining',
    id: string,
    given: object = {},
    as = 'cr-secretariat',
  ): Promise<Changed | string> => {
    const [row] = await everyRow(
      trainings,
      `select version, title, held_on::text as "heldOn", place, topics from training_event where id = $1`,
      [id],
    );
    const { version, ...facts } = row!;
    const input = {
      ...{ trainingEvent: id, version, ...(name === 'reportTraining' ? {} : { reason: 'PLANS_CHANGED' }) },
      ...(name === 'changeTraining' ? facts : {}),
      ...given,
    };
    const { data, errors } = await trainings.send<{ told: Changed }>(
      `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { told: ${name}(input: $input) {
        trainingEvent { state heldOn title version changes { heldOn title state reason version } }
        problems { code field } } }`,
      { input },
      by(as),
    );
    return data?.told ?? errors![0]!.extensions.code;
  };
  return {
    ...{ by, publish, planned, imports, change },
    /** A version of a policy that is new. */
    introduced: async (code: string, given: object = {}): Promise<string> => {
      const introduces = { kind: 'GUIDELINE', titleEn: 'Guideline of the demo', titleTh: 'แนวปฏิบัติสาธิต' };
      const answer = await publish({ policy: code, introduces, ...given });
      if (typeof answer === 'string' || !answer.policyVersion) throw new Error(JSON.stringify(answer));
      return answer.policyVersion.id;
    },
    /** A training that was held, with those who came by name and role. */
    held: async (
      training: Parameters<typeof planned>[0],
      came: readonly (readonly [name: string, role?: string])[],
    ): Promise<string> => {
      const { id } = await planned(training);
      const rows = came.map(([name, role = '']) => [name, 'f', 'Police', role]);
      const list = Buffer.from(writeCsv([['Name', 'Sex', 'Agency', 'Role'], ...rows]));
      const { state } = await imports.taken(id, list, by('cr-secretariat'));
      if (state !== 'COMMITTED') throw new Error(state);
      return id;
    },
    /** What a feed of it holds, oldest first. */
    feed: async (name: string): Promise<Record<string, unknown>[]> => {
      const rows = await everyRow(
        trainings,
        `select e.body from inbox_entry e join inbox i on i.id = e.inbox where i.owner = $1 order by e.number`,
        [`feed:${name}`],
      );
      return rows.map(({ body }) => body as Record<string, unknown>);
    },
  };
};
