import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { castId, office, people, person } from '@hub/cast';
import { everyRow, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { OFFICE_KINDS, SCOPES_OF_OFFICE } from '@hub/vocabulary';
import { appointingCode, endingCode } from './appointing.js';
import { callerOf, refusalOf, startCommittees, until } from './committees-world.js';

let committees: TestSubgraph;
beforeAll(async () => {
  committees = await startCommittees();
});
afterAll(() => committees.stop());

interface Known {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly phone: string | null;
  readonly version: number;
  readonly organization: { readonly id: string; readonly nameEn: string };
}
interface Done {
  readonly done: { readonly official: Known | null; readonly problems: { code: string; field: string }[] };
}

const send = (mutation: string, who: string, input: object) =>
  committees.send<Done>(
    `mutation ($input: ${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!) { done: ${mutation}(input: $input) {
       official { id name title phone version organization { id nameEn } } problems { code field } } }`,
    { input },
    callerOf(committees, who),
  );
const NEW = { name: 'Somsri Example', title: 'Social worker' };
const NGO = { nameEn: 'River Friends', agencyKind: 'NGO', place: 'TH57' };
let keys = 0;
const enter = (who: string, input: object = {}) =>
  send('enterOfficial', who, { idempotencyKey: `official ${++keys}`, ...NEW, newOrganization: NGO, ...input });
const correct = (who: string, input: object) => send('correctOfficial', who, input);
const entered = async (input: object = {}): Promise<Known> =>
  (await enter('cr-secretariat', input)).data!.done.official!;

describe('an official who is entered', () => {
  it('is appointed then, and holds the office', async () => {
    const { id, organization } = await entered();
    expect(organization.nameEn).toBe('River Friends');
    expect(committees.services.directory.held(id, Date.now())).toEqual([]);
    const seat = office('DL-TH5713', 'VICE_CHAIR').id;
    const term = { from: new Date(Date.now() - 60_000).toISOString(), until: '2027-10-01T00:00:00Z' };
    const { data } = await committees.send<{ appointOfficial: { problems: unknown[] } }>(
      'mutation ($input: AppointOfficialInput!) { appointOfficial(input: $input) { problems { code } } }',
      { input: { official: id, office: seat, idempotencyKey: 'the seat', ...term } },
      callerOf(committees, 'cr-secretariat'),
    );
    expect(data!.appointOfficial.problems).toEqual([]);
    await until(() => committees.services.directory.held(id, Date.now()).length > 0);
    const me = await committees.send<{ me: { offices: { office: { id: string } }[] } }>(
      '{ me { offices { office { id } } } }',
      {},
      committees.callerOf({ id }, { mfa: false }),
    );
    expect(me.data!.me.offices).toEqual([{ office: { id: seat } }]);
  });

  it('keeps the subject that the identity provider has given, which nobody else gets', async () => {
    const subject = randomUUID();
    expect((await entered({ subject })).id).toBe(subject);
    expect(await refusalOf(enter('cr-secretariat', { subject }))).toEqual(['OFFICIAL_EXISTS', 'input.subject']);
  });

  it('is one, however often the request is sent', async () => {
    const [one, two] = [await entered({ idempotencyKey: 'same' }), await entered({ idempotencyKey: 'same' })];
    expect(two).toEqual(one);
    const other = enter('cr-secretariat', { idempotencyKey: 'same', name: 'Another' });
    expect(await refusalOf(other)).toEqual(['IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey']);
  });

  it.each([
    ['no name', { name: ' ' }, ['INPUT_INVALID', 'input.name']],
    ['no organisation', { newOrganization: null }, ['INPUT_INVALID', 'input.organization']],
    ['two', { organization: castId('organization:none') }, ['INPUT_INVALID', 'input.organization']],
    ['an unknown one', { organization: randomUUID(), newOrganization: null }, ['NOT_FOUND', 'input.organization']],
    ['one nowhere', { newOrganization: { ...NGO, place: 'TH00' } }, ['NOT_FOUND', 'input.newOrganization.place']],
  ])('is refused with %s', async (_what, input, expected) => {
    expect(await refusalOf(enter('cr-secretariat', input))).toEqual(expected);
  });

  it('is entered by whoever appoints somewhere, and by nobody else', async () => {
    const outcome = async ({ key }: { readonly key: string }) => [key, await refusalOf(enter(key))];
    const expected = people.map(({ key }) => [
      key,
      appointingCode(key, []) === 'NOT_FOUND' ? null : 'FORBIDDEN_ACTION',
    ]);
    const found = [];
    for (const each of people) found.push(await outcome(each));
    expect(found).toEqual(expected);
  });
});

describe('the phone of an official at work', () => {
  const phoneAfter = async (of: Known, phone: string | null): Promise<string | null> => {
    const { data } = await correct('cr-secretariat', { official: of.id, version: of.version, phone });
    return data!.done.official!.phone;
  };

  it.each([
    ['๐๕๓-๗๑๑-๒๓๔', '+6653711234'],
    ['081 234 5678', '+66812345678'],
    ['020 5551 2345', '+8562055512345'],
    ['+95 9 1234 5678', '+95912345678'],
    [null, null],
    [' ', null],
  ])('typed as %j is kept as %j', async (phone, kept) => {
    expect((await entered({ phone })).phone).toBe(kept);
  });

  it.each(['191', 'ask at the desk', '081 234', '+66 0 12', '053-711234 or 053-711235'])(
    'is not %j, and nothing is kept',
    async (phone) => {
      const refusal = ['OFFICIAL_PHONE_INVALID', 'input.phone'];
      expect(await refusalOf(enter('cr-secretariat', { phone }))).toEqual(refusal);
      const { id, version, phone: before } = await entered({ phone: '053 711 234' });
      const name = 'Another Name';
      expect(await refusalOf(correct('cr-secretariat', { official: id, version, name, phone }))).toEqual(refusal);
      const { data } = await correct('cr-secretariat', { official: id, version, title: 'Nurse' });
      expect(data!.done.official).toMatchObject({ name: NEW.name, title: 'Nurse', phone: before });
    },
  );

  it('is corrected, stays when it is left out, and is taken away by an empty one', async () => {
    const before = await entered({ phone: '053 711 234' });
    expect(await phoneAfter(before, '053 711 235')).toBe('+6653711235');
    expect(await phoneAfter({ ...before, version: 2 }, null)).toBe('+6653711235');
    expect(await phoneAfter({ ...before, version: 3 }, '')).toBeNull();
  });

  it('is read by who reads the directory where the official serves or comes from, and by nobody elsewhere', async () => {
    const { id } = await entered({ phone: '053 711 236' });
    const of = [...['ck-chair', 'cr-secretariat', 'dk-chair'].map((key) => person(key).id), id].map((official) => ({
      ...{ __typename: 'Official', id: official },
    }));
    const readers: string[][] = of.map(() => []);
    for (const { key } of people) {
      const { data } = await committees.send<{ _entities: ({ phone: string | null } | null)[] }>(
        'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Official { phone } } }',
        { of },
        callerOf(committees, key),
      );
      for (const [index, found] of data!._entities.entries()) if (found?.phone) readers[index]!.push(key);
    }
    const province = ['cr-chair', 'cr-secretariat', 'national-desk', 'ngo-partner', 'shelter-cr'];
    const district = ['chair', 'vice', 'duty', 'relief', 'rehab', 'police', 'focal', 'prevention'];
    const chiangKhong = [...district.map((each) => `ck-${each}`), ...province].sort();
    const chiangRai = [...chiangKhong, ...['wk-duty', 'wk-chair', 'ms-vice', 'ms-duty', 'cs-chair', 'cs-duty']].sort();
    const dokKhamtai = ['dk-chair', 'dk-duty', 'dk-ymca', 'national-desk', 'py-chair', 'py-secretariat'];
    expect(readers.map((each) => each.sort())).toEqual([chiangKhong, chiangRai, dokKhamtai, chiangRai]);
  });

  it('is let be read by the kinds of office that read the directory', async () => {
    const [policy] = await everyRow(
      committees,
      `select qual from pg_policies where tablename = 'official_phone' and policyname = 'read'`,
    );
    const named = OFFICE_KINDS.filter((kind) => (policy!['qual'] as string).includes(`'${kind}'`));
    expect(named).toEqual(OFFICE_KINDS.filter((kind) => SCOPES_OF_OFFICE[kind].includes('directory:read')));
  });
});

describe('an official who is corrected', () => {
  it('has what was given, and keeps the rest', async () => {
    const before = await entered();
    const { data } = await correct('cr-secretariat', { official: before.id, version: 1, name: ' Somsri  Right ' });
    expect(data!.done.official).toEqual({ ...before, name: 'Somsri Right', version: 2 });
    const late = correct('cr-secretariat', { official: before.id, version: 1, title: 'Late' });
    expect(await refusalOf(late)).toEqual(['VERSION_CONFLICT', 'input.version']);
    const nowhere = correct('cr-secretariat', { official: before.id, version: 2, organization: randomUUID() });
    expect(await refusalOf(nowhere)).toEqual(['NOT_FOUND', 'input.organization']);
  });

  it('is corrected by whoever appoints to one of their offices, never by themselves', async () => {
    const codes: (readonly string[])[] = [];
    const expected: (readonly string[])[] = [];
    for (const { key } of people)
      for (const whose of ['ck-chair', 'shelter-cr', 'auditor', 'lao-houayxay', 'admin', 'cr-secretariat']) {
        const own = key === whose && appointingCode(key, []) === 'NOT_FOUND';
        const code = own ? 'FORBIDDEN_ACTION' : (endingCode(key, whose) ?? 'VERSION_CONFLICT');
        expected.push([key, whose, code]);
        const refusal = await refusalOf(correct(key, { official: person(whose).id, version: 0, name: 'x' }));
        codes.push([key, whose, typeof refusal === 'string' ? refusal : (refusal?.[0] ?? 'DONE')]);
      }
    expect(codes).toEqual(expected);
  });
});
