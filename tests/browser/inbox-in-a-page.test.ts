import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromiumPath, demoToken } from '@hub/local-hub';
import { type Browser, chromium, type Page } from 'playwright-core';
import { incident, inboxOf, report } from '../scene/case-alerts.js';
import { eventually } from '../scene/eventually.js';
import { type RunningHub, startRunningHub } from '../scene/running-hub.js';
import { type PageServer, startPageServer } from './page-server.js';

const executablePath = chromiumPath();
const NEEDED = 'needs Chromium: install it, or name it in HUB_CHROMIUM';
const QUERY = `subscription ($office: ID!, $after: Int) {
  caseAlerts(office: $office, after: $after) { number head alert { id } } }`;
/** A busy machine needs a while to start a process. */
const BACK_MS = 150_000;

(executablePath ? describe : describe.skip)(`an inbox in a page (${NEEDED})`, () => {
  let pages: PageServer;
  let hub: RunningHub;
  let browser: Browser;
  let page: Page;
  let setting: object;
  let head: number;
  let filed = 0;

  beforeAll(async () => {
    pages = await startPageServer();
    hub = await startRunningHub({ env: { HUB_ORIGINS: pages.origin } });
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-proxy-server'] });
    page = await browser.newPage();
    const { live, graphql } = hub.ready().endpoints;
    const inbox = await inboxOf(await hub.as('ck-duty'), 'SUPPRESSION_GROUP');
    head = inbox.head;
    const accessToken = await demoToken({ person: 'ck-duty', directory: hub.directory });
    setting = { live, graphql, accessToken, query: QUERY, variables: { office: inbox.office, after: head } };
    await open();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await hub?.stop();
    pages?.stop();
  });

  const open = async (): Promise<void> => {
    await page.goto(pages.origin);
    await page.evaluate(`followInbox(${JSON.stringify(setting)})`);
  };
  const fileReport = async (): Promise<void> => {
    const { data } = await report(await hub.as('ck-duty'), incident(`browser-${(filed += 1)}`));
    expect(data?.reportIncident.problems).toEqual([]);
  };
  const states = async (): Promise<string> => (await page.textContent('#state'))!.trim();
  const numbers = (): Promise<number[]> =>
    page.$$eval('#entries li', (items) => items.map(({ textContent }) => Number(textContent)));
  const says = (pattern: RegExp) =>
    eventually(`the page says ${pattern.source}`, async () => pattern.test(await states()), BACK_MS);
  const shows = (last: number) =>
    eventually(`the page shows ${last}`, async () => (await numbers()).at(-1) === last, BACK_MS);

  it('is LIVE and shows an alert that is reported', async () => {
    await says(/LIVE$/);
    await fileReport();
    await shows(head + 1);
    expect(await numbers()).toEqual([head + 1]);
  });

  it('says STALE while the live process hangs, is LIVE again when it was started anew, and has missed nothing', async () => {
    const pid = hub.ready().processes['live']!;
    process.kill(pid, 'SIGSTOP');
    await fileReport();
    await says(/STALE$/);
    process.kill(pid, 'SIGKILL');
    await eventually('it was started anew', () => (hub.ready().processes['live'] ?? pid) !== pid, BACK_MS);
    await shows(head + 2);
    await says(/STALE .*LIVE$/);
    expect(await numbers()).toEqual([head + 1, head + 2]);
  }, 400_000);

  it('goes on where it was when the page is opened again', async () => {
    await open();
    await says(/LIVE$/);
    expect(await numbers()).toEqual([]);
    await fileReport();
    await shows(head + 3);
    expect(await numbers()).toEqual([head + 3]);
  });
});
