import { randomUUID } from 'node:crypto';
import { committee, office, people, person } from '@hub/cast';
import type { Answer, TestSubgraph } from '@hub/subgraph-kit/testing';
import { callerOf } from './committees-world.js';

interface Done {
  readonly done: {
    readonly row: { readonly id: string; readonly version: number; readonly state?: string } | null;
    readonly problems: readonly { readonly code: string; readonly field: string }[];
  };
}
export type Doing = Promise<Answer<Done>>;
type Given = Record<string, unknown>;

/** The first problem with its field, the code of the first error, or null when it was done. */
export const refusal = async (doing: Doing): Promise<string | readonly string[] | null> => {
  const { data, errors } = await doing;
  if (errors) return errors[0]!.extensions.code;
  const [first] = data!.done.problems;
  return first ? [first.code, first.field] : null;
};

export const made = async (doing: Doing): Promise<string> => {
  const { data, errors } = await doing;
  if (!data?.done.row) throw new Error(JSON.stringify(errors ?? data?.done.problems));
  return data.done.row.id;
};

/** Keys of the people who are not refused at once, whatever else stands against it; sorted. */
export const whoMay = async (does: (by: string) => Doing): Promise<string[]> => {
  const found: string[] = [];
  for (const { key } of people) if (typeof (await refusal(does(key))) !== 'string') found.push(key);
  return found.sort();
};

export const CHIANG_KHONG = committee('DL-TH5703').id;
export const officeOf = (kind: Parameters<typeof office>[1]): string => office('DL-TH5703', kind).id;
export const PREVENTION = officeOf('PREVENTION_GROUP');

/** What people do with tasks, meetings and lessons, each by one mutation. */
export const workScene = (committees: TestSubgraph) => {
  const does =
    (name: string, answer: string) =>
    (input: Given, by = 'ck-focal'): Doing =>
      committees.send(
        `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { done: ${name}(input: $input) {
          row: ${answer} { id version ${answer === 'lesson' ? '' : 'state'} } problems { code field } } }`,
        { input },
        callerOf(committees, by),
      );
  const ask = async <Data>(query: string, variables: Given, by?: string): Promise<Data> => {
    const answer = await committees.send<Data>(query, variables, by ? callerOf(committees, by) : undefined);
    if (!answer.data) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  };
  const versionOf = async (type: 'task' | 'meeting', id: string): Promise<number> =>
    (
      await ask<{ row: { version: number } }>(
        `query ($id: ID!) { row: ${type}(id: $id) { version } }`,
        { id },
        'ck-focal',
      )
    ).row.version;
  const onTask = async (name: string, task: string, given: Given, by?: string) =>
    does(name, 'task')({ task, version: await versionOf('task', task), ...given }, by);
  const onMeeting = async (name: string, meeting: string, given: Given, by?: string) =>
    does(name, 'meeting')({ meeting, version: await versionOf('meeting', meeting), ...given }, by);
  return {
    ask,
    send: does,
    propose: (given: Given = {}, by?: string) =>
      does('proposeTask', 'task')(
        {
          ...{ idempotencyKey: randomUUID(), committee: CHIANG_KHONG, title: 'Map the piers', dueOn: '2026-12-01' },
          ...{ office: PREVENTION, official: person('ck-prevention').id, ...given },
        },
        by,
      ),
    assign: (task: string, given: Given = {}, by?: string) =>
      onTask('assignTask', task, { office: PREVENTION, official: person('ck-prevention').id, ...given }, by),
    endorse: (task: string, given: Given = {}, by?: string) =>
      onTask('endorseTask', task, { endorsedOn: '2026-11-01', endorsedAs: 'Hospital Director', ...given }, by),
    advance: (task: string, to: string, by?: string, given: Given = {}) =>
      onTask('advanceTask', task, { to, ...given }, by),
    plan: (given: Given = {}, by?: string) =>
      does('planMeeting', 'meeting')(
        {
          ...{ idempotencyKey: randomUUID(), committee: CHIANG_KHONG, kind: 'QUARTERLY', venue: 'District hall' },
          ...{ plannedAt: '2026-12-10T02:00:00.000Z', agenda: 'The quarter', invited: [PREVENTION], ...given },
        },
        by,
      ),
    replan: (meeting: string, given: Given = {}, by?: string) =>
      onMeeting('replanMeeting', meeting, { plannedAt: '2026-12-17T02:00:00.000Z', invited: [], ...given }, by),
    cancel: (meeting: string, by?: string, given: Given = {}) => onMeeting('cancelMeeting', meeting, given, by),
    record: (meeting: string, given: Given = {}, by?: string) =>
      onMeeting(
        'recordMeeting',
        meeting,
        { heldOn: '2026-11-10', minutes: 'what was said', attendance: [], decisions: [], ...given },
        by,
      ),
    followUp: (decision: string, organization: string, by?: string, words = 'told all stations') =>
      does('followUpDecision', 'meeting')({ decision, organization, words }, by),
    note: (given: Given = {}, by?: string) =>
      does('noteLesson', 'lesson')(
        {
          ...{ idempotencyKey: randomUUID(), committee: CHIANG_KHONG, challenge: 'Chiefs rotate' },
          ...{ recommendation: 'Hand over in writing', ...given },
        },
        by,
      ),
    review: (lesson: string, version: number, by?: string) => does('reviewLesson', 'lesson')({ lesson, version }, by),
  };
};
