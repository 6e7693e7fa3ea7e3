import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { committee, directoryRecords, people, person } from '@hub/cast';
import type { Caller } from '@hub/subgraph-kit';
import { everyRow, startTestSubgraph, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { trainingsSubgraph } from '../src/subgraph.js';
import { policyScene } from './policy-scene.js';

const BROWSER = [process.env['HUB_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
);
const CK = committee('DL-TH5703').id;
const TRAP = `<img src=x onerror="alert('x')"> & Co`;
let trainings: TestSubgraph;
let scene: ReturnType<typeof policyScene>;
let training: string;
const ids: Record<string, string> = {};

const attendees = async (id: string): Promise<{ id: string; name: string }[]> => {
  const { data } = await trainings.send<{
    trainingEvent: { attendees: { edges: { node: { id: string; name: string } }[] } };
  }>(
    'query ($id: ID!) { trainingEvent(id: $id) { attendees(first: 100) { edges { node { id name } } } } }',
    { id },
    scene.by('ck-chair'),
  );
  return data!.trainingEvent.attendees.edges.map(({ node }) => node);
};
beforeAll(async () => {
  trainings = await startTestSubgraph(trainingsSubgraph, {
    ...{ seed: true, directory: directoryRecords(new Date()) },
    settings: BROWSER ? { HUB_CHROMIUM: BROWSER } : {},
  });
  scene = policyScene(trainings);
  const given = { committee: CK, heldOn: '2022-03-29', topics: ['LEGISLATION'] as const };
  training = await scene.held(given, [['Somchai Jaidee'], [TRAP], ['Wittaya Kon', 'Trainer']]);
  for (const { id, name } of await attendees(training)) ids[name] = id;
});
afterAll(() => trainings.stop());

const nobody = (): Caller => ({ ...scene.by('monitor'), kind: 'PUBLIC', id: '', offices: [] });
const paper = async (id: string, who: string | null = 'ck-chair', rest = '.html?language=en') => {
  const response = await trainings.getFile(`/papers/${id}${rest}`, who === null ? nobody() : scene.by(who));
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const numberOn = (page: string): string => /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(page)![0];

interface Check {
  readonly isValid: boolean;
  readonly trainingTitle: string | null;
  readonly heldOn: string | null;
}
const verified = async (number: string): Promise<Check> => {
  const { data, errors } = await trainings.send<{ verifyCertificate: Check }>(
    'query ($number: String!) { verifyCertificate(number: $number) { isValid trainingTitle heldOn } }',
    { number },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.verifyCertificate;
};
const NOTHING = { isValid: false, trainingTitle: null, heldOn: null };

describe('the certificate of who took part', () => {
  it('names person, training, day and number, in the language asked for and by its calendar', async () => {
    const { status, text, headers } = await paper(ids['Somchai Jaidee']!);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    for (const part of [
      'Certificate of attendance',
      'Somchai Jaidee',
      'Village training',
      '29 March 2022',
      'DL-TH5703',
    ])
      expect(text).toContain(part);
    const thai = (await paper(ids['Somchai Jaidee']!, 'ck-chair', '.html?language=th')).text;
    for (const part of ['ใบรับรองการเข้าอบรม', '29 มีนาคม 2565', 'lang="th"', numberOn(text)])
      expect(thai).toContain(part);
    expect(headers.get('paper-name')).toMatch(/^certificate-[0-9A-Z]{16}\.html$/);
  });

  it('keeps its number, which is issued once and said in the audit', async () => {
    const pages = await Promise.all([0, 1, 2].map(() => paper(ids[TRAP]!)));
    expect(new Set(pages.map(({ text }) => numberOn(text))).size).toBe(1);
    expect(numberOn(pages[0]!.text)).not.toBe(numberOn((await paper(ids['Somchai Jaidee']!)).text));
    const audit = await everyRow(
      trainings,
      `select actor from audit_entry where action = 'certificate.issued' and resource = $1`,
      [ids[TRAP]],
    );
    expect(audit).toEqual([{ actor: `person:${person('ck-chair').id}` }]);
  });

  it('shows a name as it is written, whatever is in it', async () => {
    const { text } = await paper(ids[TRAP]!);
    expect(text).not.toContain('<img');
    expect(text).toContain('&lt;img src=x onerror=&quot;alert(&#39;x&#39;)&quot;&gt; &amp; Co');
    expect(text).toMatch(/content-security-policy" content="default-src 'none'; style-src 'sha256-/);
  });

  it('is printed where there is a browser, and otherwise said not to be', async () => {
    const { status, text } = await paper(ids['Somchai Jaidee']!, 'ck-chair', '.pdf?language=th');
    expect([status, BROWSER ? text.slice(0, 5) : text]).toEqual(
      BROWSER ? [200, '%PDF-'] : [expect.any(Number), expect.stringContaining('PAPER_NOT_PRINTED')],
    );
  }, 60_000);

  it('is for the committee and those above it, as who came is', async () => {
    const readers: string[] = [];
    for (const { key } of people) {
      const { status, text } = await paper(ids['Somchai Jaidee']!, key);
      if (status === 200) readers.push(key);
      else expect(text).not.toContain('Somchai');
    }
    const ck = ['ck-chair', 'ck-vice', 'ck-focal', 'ck-prevention', 'ck-duty', 'ck-relief', 'ck-rehab'];
    expect(readers.sort()).toEqual([...ck, 'cr-chair', 'cr-secretariat', 'national-desk'].sort());
    expect((await paper(ids['Somchai Jaidee']!, null)).status).not.toBe(200);
  });

  it.each([
    ['a trainer', () => ids['Wittaya Kon']!],
    ['nobody, under an id that is none of an attendance', () => training],
  ])('is not given to %s', async (_what, idOf) => {
    const { status, text } = await paper(idOf());
    expect([status, JSON.parse(text).errors[0].extensions.code]).toEqual([404, 'NOT_FOUND']);
  });
});

describe('a number', () => {
  it('is verified by everybody, who learn the training and its day, and no name', async () => {
    const { text } = await paper(ids['Somchai Jaidee']!);
    const valid = { isValid: true, trainingTitle: 'Village training', heldOn: '2022-03-29' };
    expect(await verified(numberOn(text))).toEqual(valid);
    expect(await verified(numberOn(text).toLowerCase().replaceAll('-', ' '))).toEqual(valid);
  });

  it('that was forged is not valid, nor is anything else', async () => {
    const number = numberOn((await paper(ids['Somchai Jaidee']!)).text);
    const last = number.at(-1)!;
    for (const forged of [
      number.slice(0, -1) + (last === '0' ? '1' : '0'),
      number.slice(0, -1),
      `${number}0`,
      `' or '1'='1`,
      '',
      ids['Somchai Jaidee']!,
    ])
      expect([forged, await verified(forged)]).toEqual([forged, NOTHING]);
  });

  it('is valid no more once it turns out that its holder taught', async () => {
    const earlier = await scene.planned({ committee: CK, heldOn: '2022-04-29', topics: ['LEGISLATION'] });
    const list = (role: string) => Buffer.from(`Name,Sex,Agency,Role\nMali Dee,f,Police,${role}\n`);
    await scene.imports.taken(earlier.id, list('Participant'), scene.by('ck-chair'));
    const { id } = (await attendees(earlier.id))[0]!;
    const number = numberOn((await paper(id)).text);
    expect(await verified(number)).toMatchObject({ isValid: true });
    await scene.imports.taken(earlier.id, list('Trainer'), scene.by('ck-chair'));
    expect([await verified(number), (await paper(id)).status]).toEqual([NOTHING, 404]);
  });

  it('tells the day that is right, keeps its training from being cancelled, and is issued of none that was', async () => {
    const given = { committee: CK, heldOn: '2022-05-03', topics: ['LEGISLATION'] as const };
    const held = await scene.held(given, [['Mali Dee'], ['Anong Sri']]);
    const [one, two] = await attendees(held);
    const number = numberOn((await paper(one!.id)).text);
    await scene.change('changeTraining', held, { heldOn: '2022-05-04', reason: 'RECORDED_WRONGLY' });
    expect(await verified(number)).toMatchObject({ isValid: true, heldOn: '2022-05-04' });
    expect((await paper(one!.id)).text).toContain('4 May 2022');
    expect(await scene.change('cancelTraining', held)).toMatchObject({
      problems: [{ code: 'CERTIFICATE_ISSUED', field: 'input.trainingEvent' }],
    });
    const other = await scene.held({ ...given, heldOn: '2022-05-05' }, [['Mali Dee']]);
    const [third] = await attendees(other);
    expect(await scene.change('cancelTraining', other)).toMatchObject({ trainingEvent: { state: 'CANCELLED' } });
    expect([(await paper(two!.id)).status, (await paper(third!.id)).status]).toEqual([200, 404]);
  });
});
