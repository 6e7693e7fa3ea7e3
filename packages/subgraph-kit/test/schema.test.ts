import { beforeAll, describe, expect, test } from '@jest/globals';
import { buildFederatedSchema } from '../src/index.js';
import { permissionTable } from '../src/schema/permission-table.js';
import { shelters } from './shelters.js';

let sdl: string;
beforeAll(async () => void ({ sdl } = await buildFederatedSchema(shelters)));

/** The SDL without its descriptions, one space between words. */
const bare = (): string => sdl.replace(/"""[^]*?"""/g, '').replace(/\s+/g, ' ');

describe('the SDL carries class and scope of', () => {
  test.each([
    ['a public field', 'type Bed @key(fields: "id") { guest: String', 'id: ID! @tag(name: "class/PUB")'],
    ['a restricted field', 'room: String! @requiresScopes(scopes: [["case:read"]]) @tag(name: "class/RES")'],
    [
      'an identifying field with two scopes, of which either is enough',
      'guest: String @requiresScopes(scopes: [["reporter:read"], ["case:work"]]) @tag(name: "class/VID")',
    ],
    ['an argument', 'rules( language: String! @tag(name: "class/RES") ): String! @tag(name: "class/PUB")'],
    ['the arguments of a list', 'after: String @tag(name: "class/PUB")', 'first: Int @tag(name: "class/PUB")'],
    [
      'an input field',
      'input GuestInput { name: String @tag(name: "class/VID") nights: Int! @tag(name: "class/PUB") }',
    ],
    [
      'an argument of a mutation',
      'admit( guest: GuestInput! @tag(name: "class/VID") ): Boolean! @requiresScopes(scopes: [["case:work"]])',
    ],
    ['a subscription', 'bedMessages( office: ID! @tag(name: "class/RES") ): BedMessage! @requiresScopes'],
    ['a stub', 'type Committee @key(fields: "id") { id: ID! @tag(name: "class/PUB") }'],
  ])('%s', (_what, ...parts) => {
    for (const part of parts) expect(bare()).toContain(part);
  });
});

test('the SDL imports every directive that the hub understands', () => {
  for (const name of ['@key', '@tag', '@requiresScopes', '@policy', '@authenticated', '@interfaceObject', '@override'])
    expect(sdl).toContain(`"${name}"`);
});

test('descriptions are in the SDL', () => {
  expect(sdl).toContain('"""Who sleeps in it."""');
});

test('the permission table names each field under its class, with its scopes', () => {
  const row = permissionTable(sdl)
    .split('\n')
    .find((line) => line.startsWith('| Bed |'));
  expect(row).toBe('| Bed | id | `case:read`: room | `reporter:read or case:work`: guest |');
});

test('a reference to a type that no resolver reaches is told at once', async () => {
  const lost = { type: 'Lost', resolve: () => null };
  await expect(buildFederatedSchema({ ...shelters, references: [lost] })).rejects.toThrow('a reference names Lost');
});
