import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { errorText } from '@hub/languages';
import { ALERTS, LiveClient } from './live-client.js';
import { LiveHub } from './live-hub.js';

const OFFICE = 'chiang-khong';
let hub: LiveHub;
beforeEach(async () => {
  hub = await LiveHub.start();
  for (const office of [OFFICE, 'mae-sai']) hub.addOffice(office);
  for (const person of ['malee', 'somchai', 'anong']) hub.appoint(person, OFFICE);
});
afterEach(() => hub.stop());

describe('who follows an inbox', () => {
  test('reads what is missing in their language, and still all share one upstream', async () => {
    const languages = { malee: 'th-TH', somchai: 'lo', anong: undefined };
    const clients = await Promise.all(
      Object.entries(languages).map(([person, language]) => LiveClient.open(hub, person, language)),
    );
    for (const client of clients) client.subscribe({ office: OFFICE });
    for (const client of clients) await client.until(() => client.messages().length > 0);
    hub.elsewhere.failing = true;
    hub.inbox.append(OFFICE, 'report-1');
    for (const client of clients) await client.until(() => client.numbers().length === 1);
    const results = clients.map((client) => client.results().find(({ errors }) => errors));
    expect(results.map((result) => result?.errors?.[0]?.message)).toEqual(
      (['th', 'lo', 'en'] as const).map((language) => errorText(language, 'SUBGRAPH_UNAVAILABLE')),
    );
    expect(new Set(results.map((result) => JSON.stringify(result?.data))).size).toBe(1);
    expect([hub.server.status().groups, hub.elsewhere.runs]).toEqual([1, 1]);
  });

  test('is refused in their language, over a socket and over an event stream', async () => {
    const client = await LiveClient.open(hub, 'malee', 'my');
    client.subscribe({ office: 'mae-sai' });
    await client.until(() => client.errorCode() !== undefined);
    const frame = client.frames.find(({ type }) => type === 'error');
    expect(frame?.payload).toMatchObject([{ message: errorText('my', 'FORBIDDEN_ACTION') }]);

    const response = await fetch(`${hub.httpUrl}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer malee', 'accept-language': 'lo' },
      body: JSON.stringify({ query: ALERTS, variables: { office: 'mae-sai' } }),
    });
    expect(await response.json()).toMatchObject({ errors: [{ message: errorText('lo', 'FORBIDDEN_ACTION') }] });
  });
});
