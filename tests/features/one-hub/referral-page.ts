import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CANARY, caseId } from '@hub/cast';
import { chromiumPath } from '@hub/local-hub';
import { type Browser, chromium, type Page } from 'playwright-core';
import { caseDesk } from '../../scene/case-desk.js';
import { once } from '../../scene/doing.js';
import { eventually } from '../../scene/eventually.js';
import { hub } from './hub.js';

const SEND = `mutation ($input: SendReferralInput!) {
  sendReferral(input: $input) { openingCode problems { code field } } }`;
const NOTES = `${CANARY}-needs a doctor who speaks Lao`;
const GIVEN_NAME = `${CANARY}-Noy`;
const executablePath = chromiumPath();
const address = (path: string): string => new URL(path, hub.ready().endpoints.graphql).href;

it('the page for who has no account comes whole from the hub, and lets nothing else in', async () => {
  const page = await fetch(address('/referral'));
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
  const html = await page.text();
  const parts = [...html.matchAll(/(?:src|href)="(?!data:)([^"]+)"/g)].map(([, part]) => part!);
  expect(parts).toEqual(['/referral/referral.css', '/referral/referral.js']);
  for (const part of parts) expect(await (await fetch(address(part))).text()).not.toMatch(/https?:\/\//);
  const { texts } = (await (await fetch(address('/languages/my.json'))).json()) as { texts: { pages: object } };
  for (const [, key] of html.matchAll(/data-text="([^"]+)"/g)) expect(texts.pages).toHaveProperty(key!);
});

(executablePath ? describe : describe.skip)('somebody without an account, with the page alone (needs Chromium)', () => {
  let browser: Browser;
  let page: Page;
  let code: string;
  let referral: string;

  beforeAll(async () => {
    const officer = await hub.as('ck-duty', { mfa: true });
    const desk = caseDesk(officer);
    const person = await desk.register(caseId('K02'), { identity: { givenName: GIVEN_NAME } });
    const drafted = await desk.hand('draftReferral', 'referral', {
      ...{ ...once(), case: caseId('K02'), persons: [person.id], service: 'PHYSICAL_HEALTH_CARE', urgency: 'URGENT' },
      ...{ purpose: 'CARE', reason: 'ADDITIONAL_SERVICES', notes: NOTES },
      outside: { recipient: 'PARTNER', name: `${CANARY}-hospital`, channel: `${CANARY}-phone` },
    });
    referral = drafted.id;
    const { data } = await officer.ask<{ sendReferral: { openingCode: string } }>(SEND, {
      input: { referral, version: drafted.version },
    });
    code = data!.sendReferral.openingCode;
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-proxy-server'] });
    page = await browser.newPage({ locale: 'th-TH', viewport: { width: 320, height: 568 }, acceptDownloads: true });
    await page.goto(address('/referral'));
  }, 120_000);
  afterAll(() => browser?.close());

  const says = (words: string) =>
    eventually(`the page says ${words}`, async () => (await page.textContent('#status'))!.includes(words));
  const shows = async (): Promise<string> => page.innerText('#package');

  it('types the code by keyboard on a small phone, in their language; a wrong one opens nothing', async () => {
    await page.waitForSelector('#opening:not([hidden])');
    expect([await page.title(), await page.getAttribute('html', 'lang')]).toEqual(['การส่งต่อถึงท่าน', 'th']);
    await page.focus('#code');
    await page.keyboard.type(`${code.slice(0, -1)}X`);
    await page.keyboard.press('Enter');
    await says('รหัสนี้ใช้ไม่ได้');
    expect(await page.isVisible('#package')).toBe(false);
    await page.selectOption('#language', 'en');
    await eventually('it speaks English', async () => (await page.title()) === 'A referral for you');
    await page.fill('#code', code);
    await page.keyboard.press('Enter');
    await page.waitForSelector('#package:not([hidden])');
    expect(await shows()).toContain(NOTES);
    expect(await shows()).toContain(GIVEN_NAME);
    const width = await page.evaluate('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(320);
  });

  it('saves it as a file that Primero takes', async () => {
    const saving = page.waitForEvent('download');
    await page.click('#download');
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe('referral.json');
    const [record] = JSON.parse(await readFile(await saved.path(), 'utf8')) as { data: object }[];
    expect(record).toMatchObject({ data: { name_first: GIVEN_NAME, module_id: 'primeromodule-cp' } });
  });

  it('answers step by step, from the code alone after coming back, and the code opens nothing again', async () => {
    const answerCode = await page.inputValue('#answer-code');
    const answer = async (step: string): Promise<void> => {
      await page.selectOption('#step', step);
      await page.click('#answering button');
    };
    await answer('ACCEPTED');
    await says('arrived: Accepted');
    await page.goto(address('/referral'));
    await page.waitForSelector('#opening:not([hidden])');
    await page.fill('#code', code);
    await page.keyboard.press('Enter');
    await says('รหัสนี้ใช้ไม่ได้');
    await page.click('#opened-before');
    await page.fill('#answer-code', answerCode);
    await page.selectOption('#language', 'en');
    await eventually('it speaks English', async () => (await page.title()) === 'A referral for you');
    await answer('IN_SERVICE');
    await says('arrived:');
    await page.selectOption('#step', 'COMPLETED');
    await page.selectOption('#outcome', 'SERVICE_GIVEN');
    await page.fill('#feedback', `${CANARY}-seen by a doctor`);
    await page.click('#answering button');
    await says('arrived: Completed');
    const officer = await hub.as('ck-duty', { mfa: true });
    const { data } = await officer.ask('query ($id: ID!) { referral(id: $id) { state outcome } }', { id: referral });
    expect(data).toEqual({ referral: { state: 'COMPLETED', outcome: 'SERVICE_GIVEN' } });
  });
});
