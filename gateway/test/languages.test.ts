import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { errorText, type Language, LANGUAGES } from '@hub/languages';
import { PEOPLE } from './fakes/contracts.js';
import { type Answer, SmallHub } from './fakes/small-hub.js';

const hub = new SmallHub();
let dao: string;
beforeAll(async () => {
  await hub.start();
  dao = await hub.as(PEOPLE.dao);
});
afterAll(() => hub.stop());

const ask = (query: string, language: string): Promise<Answer> =>
  hub.post(JSON.stringify({ query }), { authorization: `Bearer ${dao}`, 'accept-language': language });
const told = ({ body }: Answer): [string, string] => [body.errors[0].extensions.code, body.errors[0].message];

describe('an error is told', () => {
  test.each<[string, Language]>([
    ['en', 'en'],
    ['th-TH,th;q=0.9,en;q=0.8', 'th'],
    ['lo', 'lo'],
    ['fr, my;q=0.5', 'my'],
    ['fr', 'en'],
    ['<script>', 'en'],
  ])('to who asks for %s in %s: the whole request refused, or one field of it', async (wanted, language) => {
    const refused = await ask('{ nothing }', wanted);
    expect(told(refused)).toEqual(['OPERATION_INVALID', errorText(language, 'OPERATION_INVALID')]);
    const ofField = await ask('{ stale }', wanted);
    expect(ofField.body.errors[0].path).toEqual(['stale']);
    expect(told(ofField)).toEqual(['AUTH_FRESH_MFA_REQUIRED', errorText(language, 'AUTH_FRESH_MFA_REQUIRED')]);
  });

  test('also where there is no graph: at another path, and of a file', async () => {
    for (const path of ['/nothing', '/files/cases/x']) {
      const response = await fetch(hub.url + path, { headers: { 'accept-language': 'lo' } });
      expect(await response.json()).toMatchObject({ errors: [{ message: errorText('lo', 'REQUEST_PATH') }] });
    }
  });

  test('to each in their own, when all ask the same thing at once', async () => {
    const many = Array.from({ length: 40 }, (_, at) => LANGUAGES[at % LANGUAGES.length]!);
    const answers = await Promise.all(many.map((language) => ask('query Same { stale }', language)));
    expect(answers.map((answer) => told(answer)[1])).toEqual(
      many.map((language) => errorText(language, 'AUTH_FRESH_MFA_REQUIRED')),
    );
  });
});

test('a subgraph is told the language, never what the client wrote', async () => {
  hub.cases.received.length = 0;
  for (const wanted of ['th-TH,th;q=0.9', 'fr', 'lo'])
    expect((await ask('{ cases { total } }', wanted)).body.errors).toBeUndefined();
  expect(hub.cases.received.map(({ language }) => language)).toEqual(['th', 'en', 'lo']);
});

describe('the texts of a language', () => {
  const read = (path: string, headers: Record<string, string> = {}) => fetch(hub.url + path, { headers });

  test.each([...LANGUAGES])(
    '%s are read by anybody, on any page, and again only when they changed',
    async (language) => {
      const first = await read(`/languages/${language}.json`, { origin: 'https://partner.example' });
      expect(first.status).toBe(200);
      expect(first.headers.get('access-control-allow-origin')).toBe('*');
      expect(first.headers.get('x-content-type-options')).toBe('nosniff');
      expect(await first.json()).toMatchObject({
        language,
        texts: { errors: { NOT_FOUND: errorText(language, 'NOT_FOUND') } },
        reviewed: [],
      });
      const again = await read(`/languages/${language}.json`, { 'if-none-match': first.headers.get('etag')! });
      expect([again.status, await again.text()]).toEqual([304, '']);
    },
  );

  test.each(['/languages/fr.json', '/languages/en', '/languages/../package.json', '/languages/EN.json'])(
    'are not at %s',
    async (path) => {
      expect((await read(path)).status).toBe(404);
    },
  );
});
