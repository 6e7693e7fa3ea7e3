import { describe, expect, test } from '@jest/globals';
import { parse, print } from 'graphql';
import { readPolicy } from '../src/policy/read-policy.js';
import { plannerCopy } from '../src/supergraph/planner-copy.js';

const supergraph = parse(`
  schema @link(url: "https://specs.apollo.dev/link/v1.0") @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION)
    @link(url: "https://specs.apollo.dev/tag/v0.3", import: [{ name: "@tag", as: "@label" }])
    @link(url: "https://specs.apollo.dev/authenticated/v0.1", as: "signedIn", for: SECURITY)
    @link(url: "https://specs.apollo.dev/requiresScopes/v0.1", as: "needs", for: SECURITY)
    @link(url: "https://specs.apollo.dev/policy/v0.1", for: SECURITY) { query: Query }
  scalar needs__Scope
  scalar policy__Policy
  directive @needs(scopes: [[needs__Scope!]!]!) on FIELD_DEFINITION | OBJECT
  directive @signedIn on FIELD_DEFINITION
  directive @label(name: String!) repeatable on FIELD_DEFINITION
  type Query { open: Int @label(name: "class/PUB") sealed: Secret @label(name: "class/RES") @label(name: "class/VID") @signedIn bare: Int @tag(name: "class/PUB") }
  interface Face @needs(scopes: [["person:read"]]) { name: String @label(name: "class/VID") @signedIn size(unit: Int @label(name: "class/RES")): Int @label(name: "class/PUB") }
  type Person implements Face { name: String @label(name: "class/PUB") size(unit: Int @label(name: "class/PUB")): Int @label(name: "class/PUB") age: Int @label(name: "class/PUB") }
  type Secret @needs(scopes: [["case:read", "case:work"], ["reporter:read"]]) { value: Int @label(name: "class/RES") @needs(scopes: [["alert:read"]]) }
`);

describe('directives under other names', () => {
  const policy = readPolicy(supergraph);
  test('are read by what they link to, not by how they are called', () => {
    expect(policy.field('Query', 'open')?.fieldClass).toBe('PUB');
    expect(policy.field('Query', 'bare')?.fieldClass).toBeUndefined();
    expect(policy.field('Query', 'missing')).toBeUndefined();
  });
  test('the stricter of two classes counts, and the demands of the returned type hold for the field', () => {
    expect(policy.field('Query', 'sealed')).toEqual({
      fieldClass: 'VID',
      authenticated: true,
      scopes: [[['case:read', 'case:work'], ['reporter:read']]],
      policies: [],
      loads: [],
    });
  });
  test('the demands of the owning type and of the field both hold', () => {
    expect(policy.field('Secret', 'value')?.scopes).toEqual([
      [['alert:read']],
      [['case:read', 'case:work'], ['reporter:read']],
    ]);
  });
  test('what stands on an interface holds for the types that implement it', () => {
    const scopes = [[['person:read']]];
    expect(policy.field('Person', 'name')).toEqual({
      fieldClass: 'VID',
      authenticated: true,
      scopes,
      policies: [],
      loads: [],
    });
    expect(policy.field('Person', 'age')).toMatchObject({ fieldClass: 'PUB', scopes });
    expect(policy.field('Person', '__typename')).toMatchObject({ fieldClass: 'PUB', scopes });
    expect(policy.argument('Person', 'size', 'unit')?.fieldClass).toBe('RES');
  });
  test('the planner sees no security directive, link or scalar, and keeps the tags', () => {
    const copy = print(plannerCopy(supergraph));
    expect(copy).not.toMatch(/needs|signedIn|policy|SECURITY/);
    expect(copy).toContain('@label(name: "class/VID")');
    expect(copy).toContain('join/v0.5');
  });
});
