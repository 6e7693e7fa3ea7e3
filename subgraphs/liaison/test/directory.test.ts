import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { caseId, committee, contacts, counterpart, namedOffice, person } from '@hub/cast';
import { rebuildRowReaders } from '@hub/subgraph-kit';
import { subgraph } from '../src/subgraph.js';
import { DETAILS, KEEPING } from './directory-operations.js';
import { ENTITIES, REQUEST } from './operations.js';
import { startWorld, type World } from './world.js';

const SYSTEM = { id: 'system:test', offices: [], purpose: 'test' };
let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

interface Kept {
  readonly counterpart: Record<string, unknown> | null;
  readonly contact: ({ id: string } & Record<string, unknown>) | null;
  readonly assignment: ({ id: string } & Record<string, unknown>) | null;
  readonly problems: { code: string; field: string }[];
}
const send = async (operation: keyof typeof KEEPING, input: object, by = 'cr-secretariat'): Promise<Kept> => {
  const { data, errors } = await world.send<Record<string, Kept>>(KEEPING[operation], { input }, world.as(by));
  expect(errors).toBeUndefined();
  return Object.values(data!)[0]!;
};
const rows = (sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
  world.services.store.inActor(SYSTEM, (tx) => tx.query(sql, values));
const versionOf = async (id: string): Promise<number> =>
  Number((await rows('select version from counterpart_office where id = $1', [id]))[0]!['version']);
const read = async (id: string, fields: string, by: string) => {
  const { data } = await world.send<{ _entities: (Record<string, unknown> | null)[] }>(
    ENTITIES(`... on CounterpartOffice { ${fields} }`),
    { of: [{ __typename: 'CounterpartOffice', id }] },
    world.as(by),
  );
  return data!._entities[0];
};
const key = () => randomUUID();

describe('an office', () => {
  const { id } = counterpart('counterpart-houayxay');
  const wanted = {
    ...{ counterpart: id, nameLocal: 'ຫ້ອງການ', languages: ['lo', 'en'], verifyEveryDays: 60 },
    dutyHours: [{ days: ['SUNDAY', 'MONDAY'], from: '22:00', until: '24:00' }],
  };

  it('is changed by who has read it as it stands, and by nobody who has not', async () => {
    const version = await versionOf(id);
    const { counterpart: changed, problems } = await send('changeOffice', { ...wanted, version });
    expect(problems).toEqual([]);
    expect(changed).toMatchObject({
      ...{ nameLocal: 'ຫ້ອງການ', languages: ['lo', 'en'], verifyEveryDays: 60, version: version + 1 },
      dutyHours: [{ days: ['MONDAY', 'SUNDAY'], from: '22:00', until: '24:00' }],
    });
    const late = await send('changeOffice', { ...wanted, version });
    expect(late.problems).toEqual([{ code: 'VERSION_CONFLICT', field: 'input.version' }]);
    const trail = await rows(`select actor, office from audit_entry where action = 'counterpart.changed'`);
    expect(trail).toEqual([
      { actor: `person:${person('cr-secretariat').id}`, office: namedOffice('PL-TH57/SECRETARIAT').id },
    ]);
  });

  it('of two changes at the same moment takes one', async () => {
    const version = await versionOf(id);
    const both = await Promise.all([1, 2].map(() => send('changeOffice', { ...wanted, version })));
    expect(both.filter(({ problems }) => !problems.length)).toHaveLength(1);
  });

  it('is refused with each wrong field named', async () => {
    const { problems } = await send('changeOffice', {
      ...{ ...wanted, version: 1, languages: ['Lao'], verifyEveryDays: 6 },
      dutyHours: [
        { days: ['MONDAY'], from: '08:00', until: '08:00' },
        { days: [], from: '24:00', until: '7:00' },
      ],
    });
    expect(problems.map(({ field }) => field).sort()).toEqual([
      'input.dutyHours.0.until',
      'input.dutyHours.1.days',
      'input.dutyHours.1.from',
      'input.dutyHours.1.until',
      'input.languages.0',
      'input.verifyEveryDays',
    ]);
    expect(problems.every(({ code }) => code === 'INPUT_INVALID')).toBe(true);
  });

  it('is confirmed today, by whom is recorded, and twice is as once', async () => {
    const version = await versionOf(id);
    const first = await send('verify', { counterpart: id, version }, 'national-desk');
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Bangkok' }).format(new Date());
    expect(first.counterpart).toMatchObject({ version, verifiedOn: today, verificationOverdue: false });
    expect(first.counterpart).toMatchObject({ verifiedBy: { id: namedOffice('NL-TH/NATIONAL_DESK').id } });
    expect(await send('verify', { counterpart: id, version }, 'national-desk')).toEqual(first);
    const [stored] = await rows('select verified_by from counterpart_office where id = $1', [id]);
    expect(stored).toEqual({ verified_by: person('national-desk').id });
    const stale = await send('verify', { counterpart: id, version: version - 1 });
    expect(stale.problems).toEqual([{ code: 'VERSION_CONFLICT', field: 'input.version' }]);
  });
});

describe('an office that was founded in the directory', () => {
  const chiangKhong = committee('DL-TH5703').id;
  const found = (jurisdiction: string[], kind: 'COUNTERPART' | 'PARTNER' = 'COUNTERPART'): string => {
    const office = randomUUID();
    const data = { kind, committee: null, jurisdiction };
    world.services.directory.apply(1, { kind: 'office', id: office, data });
    return office;
  };
  const entering = (office: string, given: object = {}) => ({
    ...{ idempotencyKey: key(), office, place: 'LA0501', nameEn: 'Border police, Houayxay', nameLocal: 'ຕຳຫຼວດຊາຍແດນ' },
    ...{ languages: ['lo'], dutyHours: ALWAYS, timeZone: 'Asia/Vientiane', verifyEveryDays: 30 },
    ...{ committee: chiangKhong, ...given },
  });
  const ALWAYS = [
    {
      days: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'],
      from: '00:00',
      until: '24:00',
    },
  ];

  it('ends with a duty contact that its first committee reads, and nobody who does not work with it', async () => {
    const office = found(['LA05']);
    const input = entering(office);
    const entered = await send('enterOffice', input);
    expect(entered).toMatchObject({
      problems: [],
      counterpart: {
        ...{ id: office, nameLocal: 'ຕຳຫຼວດຊາຍແດນ', languages: ['lo'], dutyHours: ALWAYS, verifyEveryDays: 30 },
        ...{ verifiedOn: null, version: 1 },
      },
    });
    expect(await send('enterOffice', input)).toEqual(entered);
    expect((await send('enterOffice', { ...input, nameEn: 'Another' })).problems).toEqual([
      { code: 'IDEMPOTENCY_KEY_REUSED', field: 'input.idempotencyKey' },
    ]);
    const added = await send('addContact', {
      idempotencyKey: key(),
      counterpart: office,
      details: { ...DETAILS, hours: null },
    });
    expect(added.problems).toEqual([]);

    const SHOWN = `nameEn timeZone place { pcode } answersNow verificationOverdue onDuty { name channels { address } }
      committees { until committee { id } }`;
    const shown = await read(office, SHOWN, 'ck-duty');
    expect(shown).toEqual({
      ...{ nameEn: 'Border police, Houayxay', timeZone: 'Asia/Vientiane', place: { pcode: 'LA0501' } },
      ...{ answersNow: true, verificationOverdue: true },
      onDuty: [{ name: DETAILS.name, channels: DETAILS.channels.map(({ address }) => ({ address })) }],
      committees: [{ until: null, committee: { id: chiangKhong } }],
    });
    for (const who of ['cr-secretariat', 'national-desk']) expect(await read(office, SHOWN, who)).toEqual(shown);
    for (const who of ['cs-chair', 'ms-duty', 'py-secretariat', 'lao-houayxay', 'monitor', 'volunteer-ck'])
      expect([who, await read(office, 'id', who)]).toEqual([who, null]);
    // a second committee comes as to any other office
    await send('assign', { idempotencyKey: key(), counterpart: office, committee: committee('DL-TH5708').id });
    expect(await read(office, 'nameEn', 'cs-chair')).not.toBeNull();
    const trail = await rows('select action, actor, office from audit_entry where resource = $1 order by at', [office]);
    expect(trail.map(({ action }) => action)).toEqual(
      ['entered', 'assigned', 'contact.added', 'assigned'].map((done) => `counterpart.${done}`),
    );
    expect(trail[0]).toMatchObject({
      ...{ actor: `person:${person('cr-secretariat').id}`, office: namedOffice('PL-TH57/SECRETARIAT').id },
    });
  });

  it('is seen by an office that its committee gets later', async () => {
    const office = found(['LA0505']);
    const wiangKaen = committee('DL-TH5713').id;
    await send('enterOffice', entering(office, { place: 'LA0505', committee: wiangKaen }));
    const later = randomUUID();
    const data = { kind: 'FOCAL_POINT', committee: wiangKaen, jurisdiction: ['TH5713'] } as const;
    world.services.directory.apply(1, { kind: 'office', id: later, data });
    const seen = () => rows('select 1 from row_access where resource = $1 and office = $2', [office, later]);
    expect(await seen()).toEqual([]);
    await rebuildRowReaders(subgraph.followedRows!, world.services);
    expect(await seen()).toHaveLength(1);
  });

  it('is entered once, whoever does it, and of two at the same moment by one', async () => {
    const office = found(['LA0501']);
    const asked = ['cr-secretariat', 'national-desk', 'cr-secretariat'].map((by) =>
      send('enterOffice', entering(office), by),
    );
    const outcomes = (await Promise.all(asked)).map(({ problems }) =>
      problems.map(({ code, field }) => `${code} ${field}`),
    );
    expect(outcomes.flat()).toEqual(['COUNTERPART_ENTERED input.office', 'COUNTERPART_ENTERED input.office']);
    expect(await rows('select 1 from liaison_assignment where counterpart = $1', [office])).toHaveLength(1);
  });

  it.each<[string, () => object, string]>([
    ['that the directory does not know', () => entering(randomUUID()), 'NOT_FOUND input.office'],
    ['of another kind', () => entering(found(['LA0501'], 'PARTNER')), 'COUNTERPART_KIND input.office'],
    ['for a place that is not its own', () => entering(found(['LA0502'])), 'NOT_FOUND input.place'],
    [
      'for a committee of another province',
      () => entering(found(['LA05']), { committee: committee('DL-TH5605').id }),
      'NOT_FOUND input.committee',
    ],
    [
      'with a time zone that is none',
      () => entering(found(['LA05']), { timeZone: 'Asia/Houayxay' }),
      'INPUT_INVALID input.timeZone',
    ],
    [
      'with an offset for a time zone',
      () => entering(found(['LA05']), { timeZone: '+07:00' }),
      'INPUT_INVALID input.timeZone',
    ],
    ['without a language', () => entering(found(['LA05']), { languages: [] }), 'INPUT_INVALID input.languages'],
  ])('%s is refused, and nothing is written', async (_, inputOf, problem) => {
    const [code, field] = problem.split(' ');
    const counted = () =>
      rows('select (select count(*) from counterpart_office), (select count(*) from liaison_assignment) as a');
    const before = await counted();
    expect((await send('enterOffice', inputOf())).problems).toEqual([{ code, field }]);
    expect(await counted()).toEqual(before);
  });
});

describe('a contact', () => {
  const { id } = counterpart('counterpart-tonpheung');

  it('is added once, changed and taken away, each with the version of its office', async () => {
    const before = await versionOf(id);
    const input = { idempotencyKey: key(), counterpart: id, details: DETAILS };
    const added = await send('addContact', input);
    expect(added).toMatchObject({ problems: [], contact: DETAILS, counterpart: { version: before + 1 } });
    expect(await send('addContact', input)).toEqual(added);
    const reused = await send('addContact', { ...input, details: { ...DETAILS, callOrder: 9 } });
    expect(reused.problems).toEqual([{ code: 'IDEMPOTENCY_KEY_REUSED', field: 'input.idempotencyKey' }]);

    const contact = added.contact!.id;
    const details = { ...DETAILS, hours: null, channels: [{ kind: 'LINE', address: 'pipit' }] };
    const stale = await send('changeContact', { contact, version: before, details });
    expect(stale.problems).toEqual([{ code: 'VERSION_CONFLICT', field: 'input.version' }]);
    const changed = await send('changeContact', { contact, version: before + 1, details });
    expect(changed).toMatchObject({ contact: { id: contact, ...details }, counterpart: { version: before + 2 } });
    const office = (await read(id, 'contacts { name }', 'cs-chair')) as { contacts: { name: string }[] };
    expect(office.contacts.at(-1)).toEqual({ name: 'Pipit Demo' });

    expect((await send('removeContact', { contact, version: before })).problems).toHaveLength(1);
    const removed = await send('removeContact', { contact, version: before + 2 });
    const left = contacts.filter((each) => each.counterpart === id).map((each) => ({ id: each.id }));
    expect(removed).toEqual({
      ...{ contact: null, problems: [], counterpart: { version: before + 3, contacts: left } },
    });
    const again = await send('removeContact', { contact, version: before + 3 });
    expect(again.problems).toEqual([{ code: 'NOT_FOUND', field: 'input.contact' }]);
    const trail = await rows(`select action from audit_entry where action like 'counterpart.contact.%'`);
    expect(new Set(trail.map(({ action }) => action))).toEqual(
      new Set(['added', 'changed', 'removed'].map((done) => `counterpart.contact.${done}`)),
    );
  });

  it.each([
    ['details.channels', { channels: [] }],
    ['details.channels.0.address', { channels: [{ kind: 'PHONE', address: '053 000 000' }] }],
    ['details.channels.0.address', { channels: [{ kind: 'EMAIL', address: 'pipit' }] }],
    ['details.name', { name: ' ' }],
    ['details.callOrder', { callOrder: 0 }],
    ['details.hours', { hours: [] }],
  ])('without a proper %s is refused', async (field, wrong) => {
    const { problems } = await send('addContact', {
      ...{ idempotencyKey: key(), counterpart: id, details: { ...DETAILS, ...wrong } },
    });
    expect(problems).toEqual([{ code: 'INPUT_INVALID', field: `input.${field}` }]);
  });

  it('is refused where there are thirty', async () => {
    const full = counterpart('counterpart-paktha').id;
    await rows(
      `insert into liaison_contact (id, counterpart, name, channels, role, languages, call_order)
       select gen_random_uuid(), $1, 'Demo', '[]', 'Clerk', '{lo}', 9 from generate_series(1, 29)`,
      [full],
    );
    const { problems } = await send('addContact', { idempotencyKey: key(), counterpart: full, details: DETAILS });
    expect(problems).toEqual([{ code: 'CONTACTS_FULL', field: 'input.counterpart' }]);
  });
});

describe('an assignment', () => {
  const { id } = counterpart('counterpart-paktha');
  const chiangSaen = committee('DL-TH5708').id;
  const seenBy = (who: string) => read(id, 'nameEn', who);
  const asked = () => ({ idempotencyKey: key(), counterpart: id, committee: chiangSaen });

  it('lets a committee see an office from now on, and no more once it is ended', async () => {
    expect(await seenBy('cs-chair')).toBeNull();
    const input = asked();
    const made = await send('assign', input);
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Bangkok' }).format(new Date());
    expect(made).toMatchObject({
      problems: [],
      assignment: { since: today, until: null, committee: { id: chiangSaen }, counterpart: { id } },
    });
    expect(await send('assign', input)).toEqual(made);
    expect(await seenBy('cs-chair')).not.toBeNull();
    expect((await send('assign', asked())).problems).toEqual([
      { code: 'COUNTERPART_ASSIGNED', field: 'input.committee' },
    ]);

    const ended = await send('end', { assignment: made.assignment!.id });
    expect(ended).toMatchObject({ problems: [], assignment: { until: today } });
    expect(await send('end', { assignment: made.assignment!.id })).toEqual(ended);
    expect(await seenBy('cs-chair')).toBeNull();
    // others still work with it, and see that the committee once did
    for (const who of ['wk-chair', 'cr-secretariat', 'national-desk']) {
      const { committees } = (await read(id, 'committees { until committee { id } }', who)) as {
        committees: { until: string | null; committee: { id: string } }[];
      };
      expect(committees).toContainEqual({ until: today, committee: { id: chiangSaen } });
    }
    expect((await send('assign', asked())).problems).toEqual([]);
    expect(await seenBy('cs-chair')).not.toBeNull();
  });

  it('that was the last of a province leaves the office to the national desk, which can assign it again', async () => {
    const running = await rows('select id from liaison_assignment where counterpart = $1 and until is null', [id]);
    for (const { id: assignment } of running) await send('end', { assignment });
    expect([await seenBy('wk-chair'), await seenBy('cr-secretariat')]).toEqual([null, null]);
    expect(await seenBy('national-desk')).not.toBeNull();
    expect((await send('assign', asked())).problems).toEqual([{ code: 'NOT_FOUND', field: 'input.counterpart' }]);
    expect((await send('assign', asked(), 'national-desk')).problems).toEqual([]);
    expect([await seenBy('cs-chair'), await seenBy('cr-secretariat')]).not.toContain(null);
  });

  it('that ends does not take the office from a committee that brings somebody home with it', async () => {
    const { id: tachileik } = counterpart('counterpart-tachileik');
    const input = {
      ...{ idempotencyKey: key(), case: caseId('K05'), direction: 'INBOUND', personsBand: 'ONE', needsFlags: [] },
      ...{ leadCommittee: committee('DL-TH5709').id, counterpart: tachileik },
    };
    await world.send(REQUEST, { input }, world.as('cr-secretariat'));
    const [running] = await rows(
      'select id from liaison_assignment where counterpart = $1 and committee = $2 and until is null',
      [tachileik, committee('DL-TH5709').id],
    );
    await send('end', { assignment: running!['id'] });
    expect(await read(tachileik, 'nameEn', 'ms-vice')).not.toBeNull();
  });
});
