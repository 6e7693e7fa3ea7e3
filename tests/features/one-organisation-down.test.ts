import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readReady } from '@hub/local-hub';
import { alertFor, type AlertMessage, alertsIn, CASE_ALERTS, incident, inboxOf, report } from '../scene/case-alerts.js';
import type { Answer, Client } from '../scene/client.js';
import { eventually } from '../scene/eventually.js';
import { AS_SHIPPED, type RunningHub, startRunningHub } from '../scene/running-hub.js';

const DASHBOARD = `query ($office: ID!) {
  committee(code: "DL-TH5703") { nameEn cases(first: 1) { edges { node { id } } } counterparts { nameEn } knowledgeChange { n } }
  inbox(office: $office, first: 3) { number district { nameEn } committee { knowledgeChange { n } } }
}`;
interface Dashboard {
  readonly committee: { readonly nameEn: string; readonly knowledgeChange: { readonly n: number } | null };
  readonly inbox: readonly object[];
}
const TRAININGS = { code: 'SUBGRAPH_UNAVAILABLE', organisation: 'Capacity-building programme' };

let hub: RunningHub;
let duty: Client;
let office: string;
const paused = new Set<number>();

beforeAll(async () => {
  hub = await startRunningHub(AS_SHIPPED);
  duty = await hub.as('ck-duty');
  ({ office } = await inboxOf(duty, 'SUPPRESSION_GROUP'));
}, 120_000);
afterEach(() => {
  for (const pid of paused) resume(pid);
  duty.close();
});
afterAll(() => hub.stop());

/** Freezes a process: it keeps its connections and answers nothing. */
const freeze = (name: string): number => {
  const pid = readReady(hub.directory).processes[name]!;
  process.kill(pid, 'SIGSTOP');
  paused.add(pid);
  return pid;
};

const resume = (pid: number): void => {
  process.kill(pid, 'SIGCONT');
  paused.delete(pid);
};

const dashboard = (): Promise<Answer<Dashboard>> => duty.ask<Dashboard>(DASHBOARD, { office });

const fileOne = async (key: string): Promise<string> => {
  const { data, errors } = await report(duty, incident(key));
  expect([errors, data?.reportIncident.receipt?.status]).toEqual([undefined, 'COMMITTED']);
  return data!.reportIncident.case!.id;
};

const follow = async () => {
  const { head } = await inboxOf(duty, 'SUPPRESSION_GROUP');
  const following = duty.follow<AlertMessage>(CASE_ALERTS, { office, after: head });
  await following.until((received) => received[0]);
  return following;
};

describe('while the capacity-building programme does not answer', () => {
  it('a dashboard shows everybody else’s fields, and who is missing since when', async () => {
    await fileOne('down-1');
    const whole = await dashboard();
    expect(whole.errors).toBeUndefined();
    const stoppedAt = Date.now();
    const pid = freeze('trainings');
    const { data, errors } = await dashboard();
    expect(data!.committee).toEqual({ ...whole.data!.committee, knowledgeChange: null });
    expect(data!.inbox).toEqual(whole.data!.inbox.map((one) => ({ ...one, committee: { knowledgeChange: null } })));
    expect(errors!.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        ['committee', 'knowledgeChange'],
        ['inbox', 0, 'committee', 'knowledgeChange'],
      ]),
    );
    for (const { extensions } of errors!) {
      expect(extensions).toEqual({ ...TRAININGS, since: expect.any(String) });
      expect(new Date(extensions['since'] as string).toISOString()).toBe(extensions['since']);
      expect(Math.abs(Date.parse(extensions['since'] as string) - stoppedAt)).toBeLessThan(10_000);
    }
    resume(pid);
    await eventually('the field is back', async () => !(await dashboard()).errors);
    expect((await dashboard()).data!.committee).toEqual(whole.data!.committee);
  });

  it('alerts arrive with the fields of all others', async () => {
    const following = await follow();
    const pid = freeze('trainings');
    const alert = await alertFor(following, await fileOne('down-2'));
    expect(alert).toMatchObject({
      rule: 'A1',
      district: { nameEn: 'Chiang Khong' },
      committee: { code: 'DL-TH5703', knowledgeChange: null },
    });
    expect(alert.committee.counterparts.length).toBeGreaterThan(0);
    const { errors } = following.received.find(({ data }) => data?.caseAlerts.number === alert.number)!;
    expect(errors).toMatchObject([
      { path: ['caseAlerts', 'alert', 'committee', 'knowledgeChange'], extensions: TRAININGS },
    ]);
    resume(pid);
    let tries = 0;
    await eventually('alerts are whole again', async () => {
      const next = await alertFor(following, await fileOne(`down-3-${tries++}`));
      return next.committee.knowledgeChange?.n === 90;
    });
    expect(following.ended).toBeUndefined();
  });

  it('both gateway processes can start anew with the last good graph', async () => {
    const pid = freeze('trainings');
    const { query, live } = readReady(hub.directory).processes;
    for (const each of [query!, live!]) process.kill(each, 'SIGKILL');
    await eventually('both are back', () => {
      const now = readReady(hub.directory).processes;
      return now['query'] !== query && now['live'] !== live;
    });
    const { data, errors } = await dashboard();
    expect(data!.committee).toMatchObject({ nameEn: expect.any(String), knowledgeChange: null });
    expect(errors![0]!.extensions).toMatchObject(TRAININGS);
    const following = await follow();
    expect(await alertFor(following, await fileOne('down-4'))).toMatchObject({ district: { nameEn: 'Chiang Khong' } });
    resume(pid);
    await eventually('the field is back', async () => !(await dashboard()).errors);
  });
});

describe('while the committees’ directory does not answer', () => {
  it('cases go on, and deliveries and identifying fields wait until it is back', async () => {
    const following = await follow();
    const accepted = await fileOne('stale-1');
    await alertFor(following, accepted);
    const alertOf = async (id: string): Promise<string> => {
      const { data } = await duty.ask<{ inbox: { id: string; case: { id: string } }[] }>(
        'query ($office: ID!) { inbox(office: $office, first: 20) { id case { id } } }',
        { office },
      );
      return data!.inbox.find((one) => one.case.id === id)!.id;
    };
    const acknowledge = (alert: string) =>
      duty.ask<{ acknowledgeAlert: { case: { state: string } } }>(
        'mutation ($input: AcknowledgeAlertInput!) { acknowledgeAlert(input: $input) { case { state } } }',
        { input: { alert, kind: 'ACCEPTED' } },
      );
    const reporter = () =>
      duty.ask('query ($id: ID!) { case(id: $id) { id reporter(purpose: PROTECTION) { phone } } }', { id: accepted });
    expect((await acknowledge(await alertOf(accepted))).data!.acknowledgeAlert.case.state).toBe('ACKNOWLEDGED');
    expect((await reporter()).errors).toBeUndefined();

    const pid = freeze('committees');
    await eventually(
      'identifying fields wait',
      async () => (await reporter()).errors?.[0]?.extensions.code === 'DIRECTORY_STALE',
    );
    const { data, errors } = await duty.ask<{ cases: { edges: { node: { id: string } }[] } }>(
      '{ cases(first: 5) { edges { node { id } } } }',
    );
    expect([errors, data!.cases.edges[0]!.node.id]).toEqual([undefined, accepted]);
    const waiting = await fileOne('stale-2');
    expect((await acknowledge(await alertOf(waiting))).data!.acknowledgeAlert.case.state).toBe('ACKNOWLEDGED');
    expect((await reporter()).errors?.[0]?.extensions.code).toBe('DIRECTORY_STALE');
    const heard = following.received.length;
    await pause(3_000);
    expect(following.received.length).toBe(heard);

    resume(pid);
    await alertFor(following, waiting);
    expect(alertsIn(following.received).map((alert) => alert.case.id)).toEqual([accepted, waiting]);
    expect(following.ended).toBeUndefined();
    await eventually('identifying fields are back', async () => !(await reporter()).errors);
  });
});
