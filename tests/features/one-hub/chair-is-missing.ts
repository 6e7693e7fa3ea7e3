import { beforeAll, describe, expect, it } from '@jest/globals';
import { namedOffice, person } from '@hub/cast';
import { readReady } from '@hub/local-hub';
import type { Answer, Client } from '../../scene/client.js';
import { eventually } from '../../scene/eventually.js';
import { hub } from './hub.js';

let focal: Client;
let secretariat: Client;

interface Message {
  readonly committeeNotices: {
    readonly number: number;
    readonly notice: { readonly kind: string; readonly office: { readonly titleEn: string } } | null;
  };
}
const NOTICES = `subscription ($office: ID!, $after: Int) { committeeNotices(office: $office, after: $after) {
  number head notice { kind at office { titleEn committee { code } } } } }`;
const chair = namedOffice('DL-TH5709/CHAIR');
const office = namedOffice('DL-TH5709/FOCAL_POINT').id;
const noticesIn = (received: readonly Answer<Message>[]) =>
  received.flatMap(({ data }) => {
    const { number, notice } = data?.committeeNotices ?? {};
    return notice ? [[number, notice.kind, notice.office.titleEn]] : [];
  });
/** A notice waits for the next look of a job, and a process that was killed needs a while. */
const NOTICED_MS = 150_000;

const term = { from: new Date(Date.now() - 1_000), until: new Date(Date.now() + 300 * 86_400_000) };
const input = { idempotencyKey: 'chair', office: chair.id, official: person('ck-chair-former').id, ...term };
/** The same key is the same appointment, so it is asked for until the subgraph is back. */
const appoint = (): Promise<string> =>
  eventually(
    'a chair is appointed',
    async () => {
      const { data } = await secretariat.ask<{ appointOfficial: { appointment: { id: string } } | null }>(
        'mutation ($input: AppointOfficialInput!) { appointOfficial(input: $input) { appointment { id } } }',
        { input },
      );
      return data?.appointOfficial?.appointment.id;
    },
    150_000,
  );
const actingChair = async () => {
  const { data } = await focal.ask<{ committee: { actingChair: { official: { id: string } } } }>(
    '{ committee(code: "DL-TH5709") { actingChair { official { id } } } }',
  );
  return data?.committee.actingChair.official.id;
};
const killCommittees = async (): Promise<void> => {
  const pid = readReady(hub.directory).processes['committees']!;
  process.kill(pid, 'SIGKILL');
  await eventually('committees is back', () => readReady(hub.directory).processes['committees'] !== pid, 150_000);
};

describe('a committee without a chair', () => {
  beforeAll(async () => {
    focal = await hub.as('ms-duty');
    secretariat = await hub.as('cr-secretariat');
  }, 200_000);
  it('has its vice chair act, and its focal point told of the vacancy and of its end, whatever dies meanwhile', async () => {
    expect(await actingChair()).toBe(person('ms-vice').id);
    const following = focal.follow<Message>(NOTICES, { office, after: 0 });
    const vacant = [1, 'VACANT', chair.nameEn];
    await following.until((received) => noticesIn(received)[0], NOTICED_MS);
    expect(noticesIn(following.received)).toEqual([vacant]);

    await killCommittees();
    const appointment = await appoint();
    const filled = [2, 'FILLED', chair.nameEn];
    await following.until((received) => noticesIn(received)[1], NOTICED_MS);
    expect(noticesIn(following.received)).toEqual([vacant, filled]);
    expect(await actingChair()).toBe(person('ck-chair-former').id);
    following.stop();

    await secretariat.ask('mutation ($id: ID!) { endAppointment(input: { appointment: $id }) { problems { code } } }', {
      id: appointment,
    });
    const resumed = [
      focal.follow<Message>(NOTICES, { office, after: 1 }),
      focal.followStream<Message>(NOTICES, { office }, 1),
    ];
    for (const each of resumed) {
      await each.until((received) => noticesIn(received)[1], NOTICED_MS);
      expect(noticesIn(each.received)).toEqual([filled, [3, 'VACANT', chair.nameEn]]);
    }
  }, 500_000);

  it('tells nobody who does not hold the office', async () => {
    const other = (await hub.as('ck-focal')).follow<Message>(NOTICES, { office, after: 0 });
    await other.until(() => (other.ended ? true : undefined));
    expect(other.ended?.error).toMatchObject([{ extensions: { code: expect.any(String) } }]);
    expect(other.received).toEqual([]);
  });
});
