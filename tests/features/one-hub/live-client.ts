import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoToken, readReady } from '@hub/local-hub';
import {
  createLiveClient,
  type Follower,
  type InboxMessage,
  type LiveClient,
  type LiveStorage,
  memoryStorage,
  type ReportInput,
  type SentReport,
} from '@hub/live-client';
import { WebSocket } from 'ws';
import { inboxOf } from '../../scene/case-alerts.js';
import { eventually } from '../../scene/eventually.js';
import { hub } from './hub.js';

const ALERTS = `subscription ($office: ID!, $after: Int) {
  caseAlerts(office: $office, after: $after) { number head alert { id district { nameEn } committee { code } } } }`;

/**
 * Where nothing else of this hub is reported: an urgent report is told again after two minutes, which a busy machine
 * needs for these tests.
 */
const [PLACE, OFFICER] = ['TH5713', 'wk-duty'] as const;

/** A busy machine needs a while to start a process. */
const BACK_MS = 150_000;

interface Screen {
  readonly numbers: number[];
  readonly follower: Follower;
  readonly client: LiveClient;
}

let office: string;
let head: number;
let screens: readonly Screen[];
let volunteer: LiveClient;
const sent: SentReport[] = [];
const reportStorage = memoryStorage();

const clientOf = (person: string, storage: LiveStorage, webSocketImpl: unknown = WebSocket): LiveClient =>
  createLiveClient({
    ...hub.ready().endpoints,
    accessToken: () => demoToken({ person, directory: hub.directory }),
    storage,
    webSocketImpl,
  });

const openScreen = (storage: LiveStorage, webSocketImpl?: unknown): Screen => {
  const client = clientOf(OFFICER, storage, webSocketImpl);
  const numbers: number[] = [];
  const follower = client.follow<InboxMessage>({
    query: ALERTS,
    variables: { office, after: head },
    inbox: office,
    onEntry: ({ number }) => void numbers.push(number),
  });
  return { numbers, follower, client };
};

const incident = (): ReportInput => ({
  idempotencyKey: `live-client-${sent.length}`,
  place: PLACE,
  source: 'WATCHDOG_VOLUNTEER',
  category: 'LABOUR_EXPLOITATION',
  urgency: 'NORMAL',
  personsBand: 'TWO_TO_FIVE',
  minorInvolved: false,
});

const fileReport = (): void => void sent.push(volunteer.report(incident()));

const expectedNumbers = (): number[] => sent.map((_report, index) => head + 1 + index);

const everythingIsShown = (shown: readonly Screen[]): Promise<unknown> =>
  eventually(
    'every screen is live and shows every report',
    () => shown.every(({ numbers, follower }) => follower.state.kind === 'LIVE' && numbers.length >= sent.length),
    BACK_MS,
  );

describe('a program with the live client', () => {
  beforeAll(async () => {
    ({ office, head } = await inboxOf(await hub.as(OFFICER), 'SUPPRESSION_GROUP'));
    screens = [openScreen(memoryStorage()), openScreen(memoryStorage(), null)];
    volunteer = clientOf('volunteer-ck', reportStorage);
    await everythingIsShown(screens);
  }, 200_000);
  afterAll(async () => {
    await Promise.all([volunteer, ...screens.map(({ client }) => client)].map((client) => client.close()));
  });

  it.each(['live', 'query', 'cases'])(
    'when %s is killed, nothing that is reported meanwhile is lost and nothing is shown twice',
    async (name) => {
      const pid = readReady(hub.directory).processes[name]!;
      const reporting = setInterval(fileReport, 100);
      try {
        await eventually('reports are on their way', () => sent.length % 10 === 5);
        process.kill(pid, 'SIGKILL');
        await eventually(`${name} is back`, () => (readReady(hub.directory).processes[name] ?? pid) !== pid, BACK_MS);
      } finally {
        clearInterval(reporting);
      }
      const outcomes = await Promise.all(sent.map(({ outcome }) => outcome));
      expect(outcomes.filter(({ kind }) => kind !== 'COMMITTED')).toEqual([]);
      await everythingIsShown(screens);
      for (const { numbers } of screens) expect(numbers).toEqual(expectedNumbers());
      expect(await volunteer.unsent()).toEqual([]);
    },
    400_000,
  );

  it('a program that was away shows what it missed, and no more', async () => {
    const storage = memoryStorage();
    const first = openScreen(storage);
    await everythingIsShown([first]);
    await first.client.close();
    fileReport();
    fileReport();
    await Promise.all(sent.map(({ outcome }) => outcome));
    const second = openScreen(storage);
    await eventually('it is live', () => second.follower.state.kind === 'LIVE', BACK_MS);
    expect([...first.numbers, ...second.numbers]).toEqual(expectedNumbers());
    await second.client.close();
  }, 400_000);

  it('a report left by a program that ended is sent by the next', async () => {
    const away = createLiveClient({
      live: 'ws://127.0.0.1:1/graphql',
      graphql: 'http://127.0.0.1:1/graphql',
      accessToken: () => Promise.resolve('none'),
      storage: reportStorage,
    });
    await away.report(incident()).stored;
    await away.close();
    expect(await volunteer.unsent()).toMatchObject([{ kind: 'WAITING' }]);
    const next = clientOf('volunteer-ck', reportStorage);
    await eventually('all is sent', async () => (await next.unsent()).length === 0);
    await next.close();
    const expected = [...expectedNumbers(), head + 1 + sent.length];
    await eventually('it is shown', () => screens.every(({ numbers }) => numbers.length >= expected.length));
    for (const { numbers } of screens) expect(numbers).toEqual(expected);
  });
});
