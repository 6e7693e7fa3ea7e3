import { Script } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SmallHub } from './fakes/small-hub.js';

const hub = new SmallHub();
beforeAll(() => hub.start());
afterAll(() => hub.stop());

describe('the playground', () => {
  test('comes whole from this machine, in development', async () => {
    const page = await fetch(`${hub.url}/`);
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    const parts = [...html.matchAll(/(?:src|href)="(?!data:)([^"]+)"/g)].map(([, address]) => address ?? '');
    expect(parts).toHaveLength(5);
    for (const part of parts) {
      expect(part).toMatch(/^\/playground\//);
      expect((await fetch(hub.url + part)).status).toBe(200);
    }
  });
  test('its script is valid JavaScript', async () => {
    const script = await (await fetch(`${hub.url}/playground/playground.js`)).text();
    expect(() => new Script(script)).not.toThrow();
  });
});

describe('production', () => {
  const strict = new SmallHub();
  beforeAll(() => strict.start({ development: false }));
  afterAll(() => strict.stop());

  test.each(['/', '/playground/graphiql.js', '/status', '/playground/settings.json'])(
    'does not serve %s',
    async (path) => {
      const response = await fetch(strict.url + path);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'REQUEST_PATH' } }] });
    },
  );
  test.each([
    '{ __schema { queryType { name } } }',
    '{ a: __type(name: "Query") { name } }',
    '{ ...F } fragment F on Query { __schema { types { name } } }',
  ])('refuses introspection: %s', async (query) => {
    const answer = await strict.query(query);
    expect([answer.status, answer.body.errors[0].extensions.code]).toEqual([400, 'OPERATION_INTROSPECTION']);
  });
  test('still answers __typename and says that it is well', async () => {
    expect((await strict.query('{ __typename }')).body).toEqual({ data: { __typename: 'Query' } });
    expect((await fetch(`${strict.url}/healthz`)).status).toBe(200);
  });
});
