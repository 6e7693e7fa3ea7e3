import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { namedOffice, person } from '@hub/cast';
import type { Answer } from '@hub/subgraph-kit/testing';
import { everybody, everyRow, startWorld, type World } from './world.js';

const GROUP = 'DL-TH5703/SUPPRESSION_GROUP';
const REPORT = `query ($case: ID!, $first: Int, $after: String) {
  accessReport(case: $case, first: $first, after: $after) {
    edges { node { at official { id } office { id } action purpose underBreakGlass } }
    pageInfo { hasNextPage endCursor } } }`;
const REPORTER = `query ($id: ID!) { case(id: $id) { reporter(purpose: PROTECTION) { name phone relation situation } } }`;
const OPEN = `mutation ($input: OpenBreakGlassInput!) { openBreakGlass(input: $input) { breakGlass { id } } }`;

interface Told {
  readonly at: string;
  readonly official: { readonly id: string } | null;
  readonly office: { readonly id: string } | null;
  readonly action: string;
  readonly purpose: string;
  readonly underBreakGlass: boolean;
}
interface Report {
  readonly accessReport: {
    readonly edges: readonly { readonly node: Told }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

let world: World;
let told: string;
beforeAll(async () => {
  world = await startWorld();
  told = await world.open({ reporterName: 'CANARY-N', reporterPhone: 'CANARY-P', situation: 'CANARY-S' });
  await world.open({ reporterName: 'CANARY-OTHER' });
  await world.answer('ck-duty', { case: told, office: GROUP, kind: 'ACCEPTED' });
  await world.send(REPORTER, { id: told }, world.as('ck-duty'));
  const input = { idempotencyKey: randomUUID(), case: told, reason: 'CANARY-WHY nobody could be reached tonight' };
  await world.send(OPEN, { input }, world.as('cr-secretariat'));
  await world.send(REPORTER, { id: told }, world.as('cr-secretariat'));
  await world.send('{ breakGlasses { edges { node { reason } } } }', {}, world.as('dpo'));
});
afterAll(() => world.stop());

const ask = (by: string, given: object = {}) => world.send<Report>(REPORT, { case: told, ...given }, world.as(by));
const shown = async (by: string): Promise<readonly Told[]> => {
  const { data, errors } = await ask(by, { first: 100 });
  expect(errors).toBeUndefined();
  return data!.accessReport.edges.map(({ node }) => node);
};
const by = (who: string, office: string) => ({
  official: { id: person(who).id },
  office: { id: namedOffice(office).id },
});

it('tells who read which value and who did what, through which office and on which ground', async () => {
  const entries = await shown('auditor');
  const duty = by('ck-duty', GROUP);
  const secretariat = by('cr-secretariat', 'PL-TH57/SECRETARIAT');
  const read = (value: string, underBreakGlass: boolean) => ({
    ...(underBreakGlass ? secretariat : duty),
    ...{ action: `read report.${value}`, purpose: 'PROTECTION', underBreakGlass },
  });
  for (const expected of [
    read('name', false),
    read('phone', false),
    read('situation', false),
    read('name', true),
    read('phone', true),
    read('situation', true),
    { ...secretariat, action: 'break-glass.opened' },
    { ...by('dpo', 'data-protection'), action: 'read break_glass.reason' },
    { ...duty, action: 'alert.accepted' },
    { ...duty, action: 'case.acknowledged' },
    { ...duty, action: 'case.report' },
  ])
    expect(entries).toContainEqual(expect.objectContaining(expected));
  const times = entries.map(({ at }) => at);
  expect(times).toEqual(times.toSorted().reverse());
});

it('records that it was asked for, and tells so the next time', async () => {
  await shown('dpo');
  expect((await shown('auditor'))[0]).toMatchObject({
    ...by('dpo', 'data-protection'),
    action: 'access-report.read',
  });
});

it('has no seam between its pages', async () => {
  const rows = await everyRow(world, 'select id from audit_entry where subject = $1', [`case:${told}`]);
  let after: string | null = null;
  const paged: Told[] = [];
  do {
    const { data }: Answer<Report> = await ask('auditor', { first: 3, after });
    paged.push(...data!.accessReport.edges.map(({ node }) => node));
    after = data!.accessReport.pageInfo.hasNextPage ? data!.accessReport.pageInfo.endCursor : null;
  } while (after);
  expect(paged).toHaveLength(rows.length);
});

it('holds no value', async () => {
  expect(JSON.stringify(await shown('auditor'))).not.toContain('CANARY');
});

it('is for the auditor and the data-protection officer alone', async () => {
  for (const who of everybody) {
    const { data, errors } = await ask(who);
    expect([who, Boolean(data?.accessReport)]).toEqual([who, ['auditor', 'dpo'].includes(who)]);
    if (!data?.accessReport) expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN_ACTION');
  }
});

it('of a case that is not there looks missing, and is not recorded', async () => {
  const missing = randomUUID();
  const { errors } = await world.send(REPORT, { case: missing }, world.as('auditor'));
  expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  expect(await everyRow(world, 'select from audit_entry where resource = $1', [missing])).toEqual([]);
});

it('misses nothing: everything recorded here is about a case', async () => {
  expect(await everyRow(world, 'select action from audit_entry where subject is null')).toEqual([]);
});
