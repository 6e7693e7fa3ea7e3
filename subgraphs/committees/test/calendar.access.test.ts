import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PUBLIC_CALLER } from '@hub/caller';
import { committee } from '@hub/cast';
import { everyRow, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { callerOf, startCommittees } from './committees-world.js';
import { CHIANG_KHONG, made, PREVENTION, whoMay, workScene } from './work-scene.js';

let committees: TestSubgraph;
let scene: ReturnType<typeof workScene>;
const SECRET = 'what the committee talks about';
beforeAll(async () => {
  committees = await startCommittees();
  scene = workScene(committees);
  Object.assign(committees.services, { now: () => new Date('2026-11-20T05:00:00Z') });
  await made(scene.plan({ agenda: SECRET, venue: 'District hall' }));
  const held = await made(scene.plan({ kind: 'COMMUNITY', plannedAt: '2026-11-10T02:00:00.000Z', venue: 'Temple' }));
  await made(scene.record(held, { minutes: SECRET, decisions: [SECRET] }));
  await made(scene.plan({ kind: 'CASE_CONFERENCE', plannedAt: '2026-12-01T02:00:00.000Z', venue: 'Shelter' }));
  const elsewhere = { committee: committee('DL-TH5709').id, invited: [], venue: 'Elsewhere' };
  await made(scene.plan(elsewhere, 'ms-duty'));
});
afterAll(() => committees.stop());

const change = (name: 'issue' | 'revoke', by = 'ck-focal', of: string = CHIANG_KHONG) =>
  committees.send<{ done: { path: string | null; problems: object[] } }>(
    `mutation ($input: CalendarFeedInput!) { done: ${name}CalendarFeed(input: $input) { path problems { code } } }`,
    { input: { committee: of } },
    callerOf(committees, by),
  );
const issued = async (): Promise<string> => (await change('issue')).data!.done.path!;
const fetched = async (path: string): Promise<[number, string]> => {
  const response = await committees.getFile(path, PUBLIC_CALLER);
  return [response.status, await response.text()];
};
/** Lines that were folded are one again. */
const unfolded = (text: string): string => text.replace(/\r?\n /g, '');

it('whoever knows the secret sees kind, time and place of meetings, and nothing else of them', async () => {
  const [status, folded] = await fetched(await issued());
  const text = unfolded(folded);
  expect(status).toBe(200);
  expect(text.match(/^BEGIN:VEVENT/gm)).toHaveLength(2);
  expect(text).toMatch(/^DTSTART:20261210T020000Z/m);
  expect(text).toMatch(/^LOCATION:District hall/m);
  expect(text).toMatch(/^SUMMARY:.*Quarterly meeting/m);
  expect(text).toMatch(/^LOCATION:Temple/m);
  for (const hidden of [SECRET, 'Shelter', 'Elsewhere', 'Case conference', 'ATTENDEE', 'ORGANIZER', 'DESCRIPTION'])
    expect(text).not.toContain(hidden);
});

it('a meeting that was cancelled is shown as such, in a later sequence', async () => {
  const meeting = await made(scene.plan({ plannedAt: '2027-01-15T02:00:00.000Z' }));
  await made(scene.cancel(meeting));
  const [, text] = await fetched(await issued());
  const [, event] = unfolded(text).split(`UID:${meeting}`);
  expect(event!.split('END:VEVENT')[0]).toMatch(/SEQUENCE:2[^]*STATUS:CANCELLED/);
});

it('a secret that was renewed, revoked, or never was is answered alike', async () => {
  const first = await issued();
  const second = await issued();
  const wrong = `/calendar/${'A'.repeat(43)}.ics`;
  const missing = await fetched(wrong);
  expect(missing[0]).toBe(404);
  expect(await fetched(first)).toEqual(missing);
  expect((await fetched(second))[0]).toBe(200);
  expect((await change('revoke')).data!.done).toEqual({ path: null, problems: [] });
  expect(await fetched(second)).toEqual(missing);
});

it('the secret is kept as a digest, and told nowhere again', async () => {
  const secret = (await issued()).split('/')[2]!.replace('.ics', '');
  const rows = await everyRow(committees, 'select * from calendar_feed');
  const audit = await everyRow(committees, `select * from audit_entry where resource_type = 'calendar_feed'`);
  expect(audit.map(({ action }) => action)).toContain('calendar_feed.issued');
  expect(JSON.stringify([rows, audit])).not.toContain(secret);
  expect(secret).toHaveLength(43);
});

it('addresses are given and ended by whoever keeps the meetings of the committee alone', async () => {
  const WRITERS = ['ck-chair', 'ck-vice', 'ck-focal', 'ck-prevention'].sort();
  const asDoing = (name: 'issue' | 'revoke') => async (by: string) => {
    const { data, errors } = await change(name, by);
    return { ...(data ? { data: { done: { row: null, problems: [] } } } : {}), ...(errors ? { errors } : {}) } as never;
  };
  expect(await whoMay(asDoing('revoke'))).toEqual(WRITERS);
  expect(await whoMay(asDoing('issue'))).toEqual(WRITERS);
  const SINCE = 'query ($id: ID!) { committee(id: $id) { calendarFeedIssuedAt } }';
  const since = async (by?: string) =>
    (await scene.ask<{ committee: { calendarFeedIssuedAt: string | null } }>(SINCE, { id: CHIANG_KHONG }, by)).committee
      .calendarFeedIssuedAt;
  expect([await since('ck-focal'), await since('ck-rehab'), await since('ms-duty'), await since()]).toEqual([
    ...['2026-11-20T05:00:00.000Z', null, null, null],
  ]);
});

it('the file of one meeting is for who may read it, and says no more than the calendar', async () => {
  const meeting = await made(scene.plan({ agenda: SECRET, invited: [PREVENTION] }));
  const INVITATION = 'query ($id: ID!) { meeting(id: $id) { invitation } }';
  const { meeting: seen } = await scene.ask<{ meeting: { invitation: string } }>(
    INVITATION,
    { id: meeting },
    'ck-prevention',
  );
  expect(seen.invitation).toContain(`UID:${meeting}`);
  expect(unfolded(seen.invitation)).not.toContain(SECRET);
  expect(await scene.ask(INVITATION, { id: meeting }, 'ms-duty')).toEqual({ meeting: null });
});
