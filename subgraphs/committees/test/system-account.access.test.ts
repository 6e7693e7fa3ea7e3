import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '@hub/caller';
import { namedOffice, offices, people, person } from '@hub/cast';
import { HubContext, systemActor } from '@hub/subgraph-kit';
import type { TestSubgraph } from '@hub/subgraph-kit/testing';
import { OFFICE_KINDS, SCOPES_OF_OFFICE } from '@hub/vocabulary';
import { callerOf, startCommittees, until } from './committees-world.js';

let committees: TestSubgraph;
beforeAll(async () => {
  committees = await startCommittees();
});
afterAll(() => committees.stop());

interface Account {
  readonly id: string;
  readonly name: string;
  readonly lastUsedAt: string | null;
  readonly office: { readonly id: string };
  readonly keys: readonly { readonly id: string; readonly until: string | null }[];
}
interface Result {
  readonly account: Account | null;
  readonly problems: readonly { readonly code: string; readonly field: string }[];
}
const FIELDS = 'id name until lastUsedAt office { id } keys { id until }';
const [HOUAYXAY, LAOS] = [namedOffice('counterpart-houayxay').id, namedOffice('counterpart-laos').id];
const TACHILEIK = namedOffice('counterpart-tachileik').id;
const counterparts = offices.filter(({ kind }) => kind === 'COUNTERPART');
const newKey = (): string => randomBytes(32).toString('base64url');
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

const ask = async (by: Caller | string, mutation: string, input: object): Promise<Result | string> => {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await committees.send<Record<string, Result>>(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { account { ${FIELDS} } problems { code field } } }`,
    { input },
    typeof by === 'string' ? callerOf(committees, by) : by,
  );
  return errors?.[0]?.extensions.code ?? data![mutation]!;
};
let keys = 0;
const add = (by: string, office: string, input: object = {}): Promise<Result | string> =>
  ask(by, 'addSystemAccount', {
    ...{ idempotencyKey: `key-${(keys += 1)}`, office, name: 'Desk of the border police', publicKey: newKey() },
    ...{ until: inDays(300), ...input },
  });
const added = async (by: string, office: string, input: object = {}): Promise<Account> =>
  ((await add(by, office, input)) as Result).account!;
const end = (by: string, account: string): Promise<Result | string> => ask(by, 'endSystemAccount', { account });
const listed = async (by: string, office: string): Promise<string[] | string> => {
  const query = `{ systemAccounts(office: "${office}") { ${FIELDS} } }`;
  const { data, errors } = await committees.send<{ systemAccounts: Account[] }>(query, {}, callerOf(committees, by));
  return errors?.[0]?.extensions.code ?? data!.systemAccounts.map(({ id }) => id);
};
const directory = () => committees.services.directory;
const accountCaller = (id: string): Caller => directory().callerOf(id, { mfa: false, at: Date.now() });
const holding = (key: string) => offices.filter(({ id }) => person(key).offices.includes(id));
/** The account, once the directory tells of it. */
const known = async (account: Account): Promise<Account> => {
  await until(() => directory().isAccount(account.id));
  return account;
};

describe('the account of an office’s own system', () => {
  it.each(people.map(({ key }) => key))(
    '%s gives it to counterpart offices that a jurisdiction of theirs faces whole, to no other office',
    async (who) => {
      const held = holding(who);
      const giving = held.filter(({ kind }) => SCOPES_OF_OFFICE[kind].includes('directory:write'));
      const national = held.some(({ kind }) => kind === 'NATIONAL_DESK');
      const ofChiangRai = giving.some(
        ({ kind, jurisdiction }) => kind === 'SECRETARIAT' && jurisdiction.includes('TH57'),
      );
      const chiangRaiFaces = ['houayxay', 'tonpheung', 'paktha', 'tachileik'].map((name) => `counterpart-${name}`);
      for (const office of giving.length
        ? [...counterparts, namedOffice('partner-chiang-rai')]
        : counterparts.slice(0, 1)) {
        const may = office.kind === 'COUNTERPART' && (national || (ofChiangRai && chiangRaiFaces.includes(office.key)));
        const expected = may ? undefined : giving.length ? 'NOT_FOUND' : 'FORBIDDEN_ACTION';
        const result = await add(who, office.id);
        expect([office.key, typeof result === 'string' ? result : undefined]).toEqual([office.key, expected]);
        if (typeof result !== 'string') await end(who, result.account!.id);
      }
    },
  );

  it.each(people.map(({ key }) => key))(
    '%s lists and ends those of offices held or given to, of no other',
    async (who) => {
      const account = await added('national-desk', HOUAYXAY);
      const held = holding(who);
      const gives = typeof (await add(who, HOUAYXAY, { publicKey: 'x' })) !== 'string';
      const holds = held.some(({ id }) => id === HOUAYXAY);
      const scoped = held.some(({ kind }) =>
        SCOPES_OF_OFFICE[kind].some((scope) => scope === 'directory:write' || scope === 'webhook:write'),
      );
      const expected = gives || holds ? undefined : scoped ? 'NOT_FOUND' : 'FORBIDDEN_ACTION';
      const list = await listed(who, HOUAYXAY);
      expect(expected ?? [account.id]).toEqual(list);
      const rotated = await ask(who, 'rotateSystemKey', { account: account.id, publicKey: 'x' });
      const ended = await end(who, account.id);
      for (const result of [rotated, ended]) expect(typeof result === 'string' ? result : undefined).toBe(expected);
      if (expected) await end('national-desk', account.id);
      expect(await end('national-desk', account.id)).toBe('NOT_FOUND');
    },
  );

  it('is one office’s and may nothing but follow its feed; the rest of the graph looks as to nobody who may', async () => {
    const { id } = await known(await added('cr-secretariat', HOUAYXAY));
    const caller = accountCaller(id);
    expect(caller).toMatchObject({ kind: 'ACCOUNT', id, mfa: false, scopes: ['repatriation:follow'] });
    expect(caller.offices.map(({ office }) => office)).toEqual([HOUAYXAY]);
    expect(directory().servedUntil(id, TACHILEIK, Date.now())).toBeUndefined();
    const refused = [
      [`mutation { registerWebhook(input: { office: "${HOUAYXAY}", url: "https://x.example" }) { secret } }`],
      [`{ systemAccounts(office: "${HOUAYXAY}") { id } }`],
      ['mutation { endMySessions { endedAt } }'],
      ['mutation { testMyChannels { sent } }'],
    ];
    for (const [query] of refused) {
      const { errors } = await committees.send(query!, {}, caller);
      expect([query, errors?.[0]?.extensions.code]).toEqual([query, 'FORBIDDEN_ACTION']);
    }
    for (const mutation of ['rotateSystemKey', 'endSystemAccount'])
      expect(await ask(caller, mutation, { account: id, ...(mutation[0] === 'r' && { publicKey: newKey() }) })).toBe(
        'FORBIDDEN_ACTION',
      );
    await end('cr-secretariat', id);
  });

  it('knows itself, and when it was used last; a person has none', async () => {
    const { id, keys } = await known(await added('cr-secretariat', HOUAYXAY));
    const own = async (caller: Caller) =>
      (await committees.send<{ mySystemAccount: Account | null }>(`{ mySystemAccount { ${FIELDS} } }`, {}, caller))
        .data!.mySystemAccount;
    const before = Date.now();
    expect(await own(accountCaller(id))).toMatchObject({ id, keys, office: { id: HOUAYXAY } });
    expect(Date.parse((await own(accountCaller(id)))!.lastUsedAt!)).toBeGreaterThan(before - 60_000);
    expect(await own(callerOf(committees, 'lao-houayxay'))).toBeNull();
    await end('cr-secretariat', id);
  });

  it('gets a new key that no account ever had; the old one goes on for as long as asked, or ends at once', async () => {
    const [first, second, third] = [newKey(), newKey(), newKey()];
    const account = await known(await added('cr-secretariat', HOUAYXAY, { publicKey: first }));
    const works = (x: string): boolean =>
      account.keys.length > 0 &&
      [...ids].some(([key, id]) => key === x && directory().accountKey(account.id, id, Date.now()) === x);
    const ids = new Map([[first, account.keys[0]!.id]]);
    const rotate = async (publicKey: string, overlapHours?: number): Promise<Result> => {
      const input = { account: account.id, publicKey, ...(overlapHours !== undefined && { overlapHours }) };
      const result = (await ask('lao-houayxay', 'rotateSystemKey', input)) as Result;
      if (result.account) ids.set(publicKey, result.account.keys[0]!.id);
      return result;
    };
    const used = [{ code: 'SYSTEM_KEY_USED', field: 'input.publicKey' }];
    expect((await rotate(second)).problems).toEqual([]);
    await until(() => works(second));
    expect([works(first), works(second)]).toEqual([true, true]);
    expect((await rotate(first)).problems).toEqual(used);
    expect((await rotate(third, 0)).problems).toEqual([]);
    await until(() => works(third));
    expect([works(first), works(second), works(third)]).toEqual([false, false, true]);
    expect(((await add('cr-secretariat', HOUAYXAY, { publicKey: third })) as Result).problems).toEqual(used);
    await end('lao-houayxay', account.id);
    await until(() => !directory().isAccount(account.id));
    expect(works(third)).toBe(false);
  });

  it('serves nothing while nobody holds its office', async () => {
    const { id } = await known(await added('national-desk', LAOS));
    expect(offices.some((each) => each.id === LAOS && people.some((one) => one.offices.includes(each.id)))).toBe(false);
    expect(accountCaller(id)).toMatchObject({ kind: 'ACCOUNT', offices: [], scopes: [] });
    await end('national-desk', id);
  });

  it('is made once for a key, takes no bad input, and no sixth stands beside five', async () => {
    const input = { idempotencyKey: 'once', publicKey: newKey(), until: inDays(10) };
    const first = await added('cr-secretariat', HOUAYXAY, input);
    expect((await added('cr-secretariat', HOUAYXAY, input)).id).toBe(first.id);
    const other = (await add('cr-secretariat', HOUAYXAY, { ...input, name: 'Another' })) as Result;
    expect(other.problems).toEqual([{ code: 'IDEMPOTENCY_KEY_REUSED', field: 'input.idempotencyKey' }]);
    for (const [bad, field] of [
      [{ publicKey: 'no key' }, 'input.publicKey'],
      [{ name: ' ' }, 'input.name'],
      [{ until: inDays(-1) }, 'input.until'],
      [{ until: inDays(800) }, 'input.until'],
    ] as const)
      expect(((await add('cr-secretariat', HOUAYXAY, bad)) as Result).problems.map((each) => each.field)).toEqual([
        field,
      ]);
    const more = await Promise.all([1, 2, 3, 4].map(() => added('cr-secretariat', HOUAYXAY)));
    const full = (await add('cr-secretariat', HOUAYXAY)) as Result;
    expect(full.problems).toEqual([{ code: 'SYSTEM_ACCOUNTS_FULL', field: 'input.office' }]);
    for (const { id } of [first, ...more]) await end('cr-secretariat', id);
  });

  it('leaves an audit of who made, renewed and ended it, and the database shows its row to nobody else', async () => {
    const { id } = await known(await added('cr-secretariat', HOUAYXAY));
    await ask('lao-houayxay', 'rotateSystemKey', { account: id, publicKey: newKey() });
    const seen = async (caller: Caller): Promise<number> => {
      const rows = await new HubContext(caller, committees.services).asCaller((tx) =>
        tx.query<object[]>(
          'select a.id from system_account a join system_key k on k.account = a.id where a.id = $1 and k.ends_at is null',
          [id],
        ),
      );
      return rows.length;
    };
    expect(await seen(accountCaller(id))).toBe(1);
    for (const { key } of people) {
      const may = holding(key).some(
        (each) => each.id === HOUAYXAY || SCOPES_OF_OFFICE[each.kind].includes('directory:write'),
      );
      expect([key, await seen(callerOf(committees, key))]).toEqual([key, may ? 1 : 0]);
    }
    await end('cr-secretariat', id);
    const entries = await committees.services.store.inActor(systemActor('test'), (tx) =>
      tx.query<object[]>('select actor, action, office from audit_entry where resource = $1 order by at, id', [id]),
    );
    const [maker, holder] = ['cr-secretariat', 'lao-houayxay'].map((key) => `person:${person(key).id}`);
    expect(entries).toEqual([
      { actor: maker, action: 'system_account.made', office: HOUAYXAY },
      { actor: holder, action: 'system_key.rotated', office: HOUAYXAY },
      { actor: maker, action: 'system_account.ended', office: HOUAYXAY },
    ]);
  });

  it('is readable by the kinds of office that give it, in the database too', async () => {
    const [row] = await committees.services.store.inActor(systemActor('test'), (tx) =>
      tx.query<{ qual: string }[]>(
        `select qual from pg_policies where tablename = 'system_account' and cmd = 'SELECT'`,
      ),
    );
    const named = OFFICE_KINDS.filter((kind) => row!.qual.includes(`'${kind}'`));
    expect(named).toEqual(OFFICE_KINDS.filter((kind) => SCOPES_OF_OFFICE[kind].includes('directory:write')));
  });
});
