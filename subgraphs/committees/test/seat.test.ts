import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PUBLIC_CALLER } from '@hub/caller';
import { committee, namedOffice, office, person, seatOffices } from '@hub/cast';
import { everyRow, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { daysAfter } from '@hub/vocabulary';
import { republicationJob } from '../src/directory/republication.job.js';
import { committeeSecretaryMigration } from '../src/migrations/1201-committee-secretary.js';
import { callerOf, refusalOf, startCommittees, until } from './committees-world.js';
import { PHANOM, seatOf, HOSPITAL, FORMER, OTHER, later, TODAY, TERM, seatScene } from './seat-scene.js';

let committees: TestSubgraph;
let scene: ReturnType<typeof seatScene>;
beforeAll(async () => {
  committees = await startCommittees();
  scene = seatScene(committees);
});
afterAll(() => committees.stop());

describe('a seat', () => {
  it('is one of the members of its committee, filled or not, beside the number that was published', async () => {
    const count = (code: string) =>
      scene.ask<{ committee: object }>(
        'query ($code: ID!) { committee(code: $code) { memberCount publishedMemberCount } }',
        {
          code,
        },
      );
    expect(await count('DL-TH5605')).toEqual({ committee: { memberCount: 19, publishedMemberCount: 19 } });
    expect(await count('DL-TH8410')).toEqual({ committee: { memberCount: 20, publishedMemberCount: null } });
  });

  it('gives its holder the duties, tasks, deadlines and invitations of the seat, and hands them to the next', async () => {
    expect(await scene.holdersOf(HOSPITAL, 'ph-chair')).toEqual([true, null]);
    expect(await refusalOf(scene.fill())).toBeNull();
    await until(() => scene.held(FORMER).length === 1);
    expect(await scene.holdersOf(HOSPITAL, 'ph-chair')).toEqual([false, FORMER]);
    const own = scene.held(FORMER)[0]!.office;
    const focal = { office: office('DL-TH8410', 'FOCAL_POINT').id, official: person('ph-duty').id };
    expect(await refusalOf(scene.gives({ title: 'Train the nurses', office: own, official: FORMER }))).toBeNull();
    expect(await refusalOf(scene.gives({ title: 'Visit the port', ...focal }))).toBeNull();
    expect(await refusalOf(scene.invites(own))).toBeNull();
    expect(await refusalOf(scene.invites(focal.office))).toBeNull();
    const expected = {
      ...{ acting: false, office: { id: own, kind: 'MEMBER', seat: { titleEn: 'Hospital Director' } } },
    };
    const [seen, ...more] = await scene.mine('ck-chair-former');
    expect(more).toEqual([]);
    expect(seen).toMatchObject(expected);
    expect(seen!.office).toMatchObject({
      seat: { group: { kind: 'EXECUTIVE' } },
      duties: PHANOM.groups[0]!.duties,
      tasks: { edges: [{ node: { title: 'Train the nurses' } }] },
      deadlines: [{ kind: 'MEETING' }, { kind: 'TASK' }],
      meetingInvitations: [{ agenda: 'The quarter' }],
    });

    const around = `{ committee(code: "DL-TH8410") { tasks { edges { node { title } } } meetings { edges { node { id } } }
      offices { id } } }`;
    const { data, errors } = await committees.send<{ committee: { tasks: object; meetings: { edges: object[] } } }>(
      around,
      {},
      callerOf(committees, 'ck-chair-former'),
    );
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN_ACTION']);
    expect(data!.committee.tasks).toEqual({ edges: [{ node: { title: 'Train the nurses' } }] });
    expect(data!.committee.meetings.edges).toHaveLength(1);

    expect(await refusalOf(scene.fill({ official: OTHER }))).toEqual(['SEAT_HELD', 'input.from']);
    expect(await refusalOf(scene.vacate(HOSPITAL))).toBeNull();
    await until(() => scene.held(FORMER).length === 0);
    expect(await scene.mine('ck-chair-former')).toEqual([]);
    expect(await refusalOf(scene.vacate(HOSPITAL))).toEqual(['SEAT_VACANT', 'input.seat']);
    expect(await refusalOf(scene.fill({ official: person('monitor').id, from: later(0) }))).toBeNull();
    await until(() => scene.held(person('monitor').id).length === 2);
    const next = (await scene.mine('monitor')).find(({ office: { id } }) => id === own);
    expect(next?.office).toEqual(seen!.office);
    expect(await refusalOf(scene.vacate(HOSPITAL))).toBeNull();
  });

  it('is filled once, however often it is asked, and never by whom it is given to', async () => {
    const seat = seatOf('Sub-District Headperson');
    const input = { idempotencyKey: 'once', seat, official: OTHER };
    const [one, two] = [await scene.fill(input), await scene.fill(input)];
    expect(one.data!.done.appointment).not.toBeNull();
    expect(two.data!.done.appointment).toEqual(one.data!.done.appointment);
    expect(await refusalOf(scene.fill({ ...input, until: later(200) }))).toEqual([
      ...['IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'],
    ]);
    expect(await refusalOf(scene.fill({ official: person('ph-chair').id }))).toBe('FORBIDDEN_ACTION');
    expect(await refusalOf(scene.fill({ official: randomUUID() }))).toEqual(['NOT_FOUND', 'input.official']);
    expect(await refusalOf(scene.fill({ seat: randomUUID() }))).toBe('NOT_FOUND');
  });

  it('is filled by the committee and those above it; one that stands for an office by who appoints to that', async () => {
    const wrong = { until: TERM.from };
    expect(await scene.whoMay((by) => scene.fill(wrong, by))).toEqual([
      'national-desk',
      'ph-chair',
      'ph-duty',
      'st-secretariat',
    ]);
    const chair = seatOf('District Chief');
    expect(await scene.whoMay((by) => scene.fill({ ...wrong, seat: chair }, by))).toEqual([
      'national-desk',
      'st-secretariat',
    ]);
    expect(await scene.whoMay((by) => scene.vacate(HOSPITAL, by))).toEqual([
      ...['national-desk', 'ph-chair', 'ph-duty', 'st-secretariat'],
    ]);
    const secretary = seatOf('Administrative Secretary');
    expect(await scene.whoMay((by) => scene.fill({ ...wrong, seat: secretary }, by))).toEqual([
      'national-desk',
      'st-secretariat',
    ]);
    expect(await refusalOf(scene.fill({ seat: chair }, 'st-secretariat'))).toEqual(['SEAT_HELD', 'input.from']);
    const vice = seatOf('Police Superintendent');
    expect(await refusalOf(scene.fill({ seat: vice }, 'st-secretariat'))).toBeNull();
    await until(() => scene.held(FORMER).some((each) => each.office === office('DL-TH8410', 'VICE_CHAIR').id));
    expect(await refusalOf(scene.vacate(vice, 'st-secretariat'))).toBeNull();
  });

  const HOLDERS =
    '{ committee(code: "DL-TH5605") { groups { seats { titleEn vacant office { kind } holder { official { name } } } } } }';
  it.each([undefined, 'dk-health', 'volunteer-ck', 'lao-houayxay', 'monitor'])(
    'shows who holds it to nobody without the directory: %s',
    async (by) => {
      const caller = by ? callerOf(committees, by) : PUBLIC_CALLER;
      const { data, errors } = await committees.send(HOLDERS, {}, caller);
      expect(new Set(errors?.map(({ extensions }) => extensions.code)).size).toBe(1);
      expect(JSON.stringify(data)).not.toContain('Demo');
    },
  );

  it('of Dok Khamtai is held by an NGO as its secretary, and neither that nor a member reads of a case', async () => {
    const { committee: found } = await scene.ask<{ committee: { groups: { seats: object[] }[] } }>(
      HOLDERS,
      {},
      'ck-duty',
    );
    expect(found.groups[0]!.seats[1]).toEqual({
      ...{ titleEn: 'YMCA representative', vacant: false, office: { kind: 'COMMITTEE_SECRETARY' } },
      holder: { official: { name: person('dk-ymca').name } },
    });
    expect(found.groups.flatMap(({ seats }) => seats)).toHaveLength(21);
    const reads = ['committee:read', 'meeting:attend', 'meeting:read', 'notice:read', 'plan:read', 'task:read'];
    expect(callerOf(committees, 'dk-health').scopes).toEqual(reads);
    expect(callerOf(committees, 'dk-ymca').scopes).toEqual(
      [
        ...reads,
        ...['directory:read', 'handover-pack:read', 'handover-pack:write', 'meeting:write', 'plan:write', 'task:write'],
      ].sort(),
    );
    expect((await scene.mine('dk-ymca')).map(({ office: { kind, duties } }) => [kind, duties.length])).toEqual([
      ...[['COMMITTEE_SECRETARY', 7]],
    ]);
    const chair = (await scene.mine('dk-chair')).map(({ office: { kind, duties } }) => [kind, duties.length]);
    expect(chair.sort(([a], [b]) => String(a).localeCompare(String(b)))).toEqual([
      ...[['CHAIR', 7]],
      ...[['MEMBER', 2]],
    ]);
  });

  it('that ends is held by nobody any more and stays on record', async () => {
    const seat = seatOf('Immigration Superintendent');
    const { data } = await scene.fill({ seat, official: OTHER });
    await until(() => scene.held(OTHER).some(({ appointment }) => appointment === data!.done.appointment!.id));
    const end = (given: object = {}, by?: string) => scene.changing('endSeat', { seat, endedOn: TODAY, ...given }, by);
    expect(await refusalOf(end({ endedOn: daysAfter(TODAY, 1) }))).toEqual(['INPUT_INVALID', 'input.endedOn']);
    expect(await refusalOf(end({ seat: seatOf('Hospital Director', 'EXECUTIVE', committee('DL-TH5703')) }))).toEqual([
      ...['NOT_FOUND', 'input.seat'],
    ]);
    expect(await refusalOf(end({}, 'ck-chair'))).toBe('FORBIDDEN_ACTION');
    expect(await refusalOf(end())).toBeNull();
    await until(() => !scene.held(OTHER).some(({ appointment }) => appointment === data!.done.appointment!.id));
    expect(await refusalOf(end())).toEqual(['SEAT_ENDED', 'input.seat']);
    expect(await refusalOf(scene.fill({ seat }))).toEqual(['SEAT_ENDED', 'input.seat']);
    const { committee: found } = await scene.ask<{
      committee: { memberCount: number; groups: { seats: { id: string; endedOn: string | null }[] }[] };
    }>('query ($id: ID!) { committee(id: $id) { memberCount groups { seats { id endedOn } } } }', { id: PHANOM.id });
    expect(found.groups[0]!.seats.find(({ id }) => id === seat)!.endedOn).toBe(TODAY);
    expect(found.memberCount).toBe(20);
  });

  it('is added to a group of the order, counts at once, and is filled as any other', async () => {
    const organization = PHANOM.groups[0]!.seats.find(({ id }) => id === HOSPITAL)!.organization;
    const group = PHANOM.groups[0]!.id;
    const nurse = { group, titleEn: ' Head Nurse ', titleTh: 'หัวหน้าพยาบาล', role: 'MEMBER', organization };
    const add = (given: object = {}, by?: string) => scene.changing('addSeat', { ...nurse, ...given }, by);
    interface Seen {
      readonly committee: { memberCount: number; version: number; groups: { seats: { id: string }[] }[] };
    }
    const look = async () =>
      (
        await scene.ask<Seen>(
          'query ($id: ID!) { committee(id: $id) { memberCount version groups { seats { id titleEn titleTh role } } } }',
          { id: PHANOM.id },
        )
      ).committee;
    const before = await look();
    expect(await scene.whoMay((by) => add({ version: 0 }, by))).toEqual([
      ...['national-desk', 'ph-chair', 'ph-duty', 'st-secretariat'],
    ]);
    expect(await refusalOf(add({ version: before.version - 1 }))).toEqual(['VERSION_CONFLICT', 'input.version']);
    for (const [given, refusal] of [
      [{ role: 'CHAIR' }, ['SEAT_ROLE_TAKEN', 'input.role']],
      [{ group: committee('DL-TH5703').groups[0]!.id }, ['NOT_FOUND', 'input.group']],
      [{ organization: randomUUID() }, ['NOT_FOUND', 'input.organization']],
      [{ titleEn: ' ' }, ['INPUT_INVALID', 'input.titleEn']],
    ] as const)
      expect(await refusalOf(add(given))).toEqual(refusal);
    expect(await look()).toEqual(before);

    expect(await refusalOf(add())).toBeNull();
    const after = await look();
    const added = after.groups[0]!.seats.at(-1)!;
    expect(added).toMatchObject({ titleEn: 'Head Nurse', titleTh: 'หัวหน้าพยาบาล', role: 'MEMBER' });
    expect([after.memberCount, after.version]).toEqual([before.memberCount + 1, before.version + 1]);
    expect(await refusalOf(scene.fill({ seat: added.id, from: later(0) }))).toBeNull();
    expect(await scene.holdersOf(added.id, 'ph-chair')).toEqual([false, FORMER]);
    await until(() => scene.held(FORMER).length === 1);
    expect(await refusalOf(scene.vacate(added.id))).toBeNull();
    await until(() => scene.held(FORMER).length === 0);
    const scribe = { titleEn: 'Scribe', role: 'SECRETARY' };
    expect(await refusalOf(add(scribe))).toEqual(['SEAT_ROLE_TAKEN', 'input.role']);
    expect(await refusalOf(add({ ...scribe, group: PHANOM.groups[1]!.id }))).toBeNull();
    const audited = await everyRow(
      committees,
      `select actor from audit_entry where resource = $1 and action = 'committee.seat_added'`,
      [PHANOM.id],
    );
    expect(audited.map(({ actor }) => actor)).toEqual(Array(2).fill(`person:${person('ph-chair').id}`));
  });

  it('of a secretary is ended by who fills it, and passes to another organization with all that is of its office', async () => {
    const seat = seatOf('Administrative Secretary');
    const above = 'st-secretariat';
    expect(await refusalOf(scene.fill({ seat, from: later(0) }, above))).toBeNull();
    await until(() => scene.held(FORMER).length === 1);
    const { office: own } = scene.held(FORMER)[0]!;
    expect(await refusalOf(scene.gives({ title: 'Keep the minutes', office: own, official: FORMER }))).toBeNull();
    const { data: packed } = await committees.send<{ done: { pack: { id: string } } }>(
      `mutation ($office: ID!) { done: makeHandoverPack(input: { office: $office, idempotencyKey: "leaving" }) { pack { id } } }`,
      { office: own },
      callerOf(committees, 'ck-chair-former'),
    );

    const end = (by: string, given: object = {}) => scene.changing('endSeat', { seat, endedOn: TODAY, ...given }, by);
    expect(await scene.whoMay((by) => end(by, { endedOn: daysAfter(TODAY, 1) }))).toEqual(['national-desk', above]);
    expect(await refusalOf(end(above))).toBeNull();
    await until(() => scene.held(FORMER).length === 0);

    const group = PHANOM.groups[0]!;
    const scribe = { titleEn: 'NGO secretary', role: 'SECRETARY', organization: group.seats[0]!.organization };
    expect(await refusalOf(scene.changing('addSeat', { ...scribe, group: group.id }))).toBeNull();
    const [added] = await everyRow(
      committees,
      `select s.id, s.office, o.title_en, d.data ->> 'kind' as kind from seat s left join office o on o.id = s.office
         left join directory_record d on d.kind = 'office' and d.id = o.id::text where s.title_en = 'NGO secretary'`,
    );
    const title_en = `NGO secretary, ${group.nameEn}, ${PHANOM.nameEn}`;
    expect(added).toMatchObject({ office: own, title_en, kind: 'COMMITTEE_SECRETARY' });
    const next = { seat: added!['id'], official: person('monitor').id, from: later(0) };
    expect(await refusalOf(scene.fill(next, above))).toBeNull();
    await until(() => scene.held(next.official).some(({ office }) => office === own));
    const { me } = await scene.ask<{ me: { offices: { office: Record<string, unknown> }[] } }>(
      `{ me { offices { office { id seat { titleEn } tasks { edges { node { title } } }
           handoverPacks { edges { node { id } } } } } } }`,
      {},
      'monitor',
    );
    const inherited = me.offices.map(({ office }) => office).find(({ id }) => id === own);
    expect(inherited).toMatchObject({
      ...{ seat: { titleEn: 'NGO secretary' }, tasks: { edges: [{ node: { title: 'Keep the minutes' } }] } },
      handoverPacks: { edges: expect.arrayContaining([{ node: packed!.done.pack }]) },
    });
  });

  it('of a working group has the duties it was given, and ends with the group', async () => {
    const group = {
      ...{ nameEn: 'Palm estates', purpose: 'Visits', formedOn: daysAfter(TODAY, -10) },
      seats: [{ titleEn: 'Palm inspector', role: 'CHAIR', organization: PHANOM.groups[0]!.seats[0]!.organization }],
    };
    expect(await refusalOf(scene.changing('formWorkingGroup', { ...group, duties: ['RESCUE', 'RESCUE'] }))).toEqual([
      ...['INPUT_INVALID', 'input.duties'],
    ]);
    expect(await refusalOf(scene.changing('formWorkingGroup', group))).toBeNull();
    interface Groups {
      readonly committee: { readonly groups: readonly { id: string; duties: string[]; seats: { id: string }[] }[] };
    }
    const look = async () =>
      (
        await scene.ask<Groups>('query ($id: ID!) { committee(id: $id) { groups { id duties seats { id } } } }', {
          id: PHANOM.id,
        })
      ).committee.groups.at(-1)!;
    const formed = await look();
    expect(formed.duties).toEqual(['ACT_AS_ASSIGNED']);
    expect(await refusalOf(scene.fill({ seat: formed.seats[0]!.id, from: later(0) }))).toBeNull();
    await until(() => scene.held(FORMER).length === 1);
    expect((await scene.mine('ck-chair-former'))[0]!.office.duties).toEqual(['ACT_AS_ASSIGNED']);
    expect(await refusalOf(scene.changing('endWorkingGroup', { group: formed.id, endedOn: TODAY }))).toBeNull();
    await until(() => scene.held(FORMER).length === 0);
    expect(await refusalOf(scene.fill({ seat: formed.seats[0]!.id }))).toEqual(['SEAT_ENDED', 'input.seat']);
    const another = { ...group.seats[0]!, group: formed.id, role: 'MEMBER' };
    expect(await refusalOf(scene.changing('addSeat', another))).toEqual(['SEAT_ENDED', 'input.group']);
    expect(await refusalOf(scene.changing('formWorkingGroup', { ...group, duties: ['RESCUE'] }))).toBeNull();
    expect((await look()).duties).toEqual(['RESCUE']);
  });
});

it('a seat of a secretary that was a member’s before gives what it is for, here and in every copy', async () => {
  const kindNow = (id: string) => committees.services.directory.office(id)?.kind;
  const told = () => republicationJob.run(committees.services, new AbortController().signal);
  const secretary = namedOffice('DL-TH5605/YMCA').id;
  const working = seatOffices.find(({ nameEn }) => nameEn.startsWith('District Development Office representative'))!.id;
  await everyRow(committees, `update office set kind = 'MEMBER' where id = $1`, [secretary]);
  await told();
  await until(() => kindNow(secretary) === 'MEMBER');
  const { sql } = new committeeSecretaryMigration() as unknown as { readonly sql: string };
  await everyRow(committees, sql);
  await told();
  await until(() => kindNow(secretary) === 'COMMITTEE_SECRETARY');
  expect([kindNow(working), callerOf(committees, 'dk-ymca').scopes.includes('plan:write')]).toEqual(['MEMBER', true]);
});

describe('a deputy', () => {
  const CHAIR = office('DL-TH8410', 'CHAIR').id;
  const BACK = later(5);
  const ownAppointment = () => scene.held(person('ph-chair').id).find((each) => each.office === CHAIR)!.appointment!;
  const name = (deputy: string | null, by = 'st-secretariat') =>
    scene.does('nameDeputy', { appointment: ownAppointment(), deputy }, by);
  const away = (given: object = {}, by = 'ph-chair') =>
    scene.does(
      'recordAbsence',
      {
        ...{ idempotencyKey: randomUUID(), appointment: ownAppointment() },
        ...{ from: later(0), until: BACK, ...given },
      },
      by,
    );
  const isActing = () => scene.held(FORMER).some((each) => each.office === CHAIR);

  it('is named by whoever appoints, for the holder alone', async () => {
    expect(await refusalOf(away())).toEqual(['DEPUTY_UNKNOWN', 'input.appointment']);
    expect(await scene.whoMay((by) => name(randomUUID(), by))).toEqual(['national-desk', 'st-secretariat']);
    expect(await refusalOf(name(person('ph-chair').id))).toEqual(['INPUT_INVALID', 'input.deputy']);
    expect(await refusalOf(name(person('st-secretariat').id))).toBe('FORBIDDEN_ACTION');
    expect(await refusalOf(name(FORMER))).toBeNull();
    expect(isActing()).toBe(false);
  });

  it('acts while the holder is absent, with all that the holder may and receives, and no longer', async () => {
    expect(await scene.whoMay((by) => away({ until: '2096-01-01T00:00:00.000Z' }, by))).toEqual([
      ...['national-desk', 'ph-chair', 'st-secretariat'],
    ]);
    expect(await refusalOf(away())).toBeNull();
    await until(isActing);
    const [acting] = await scene.mine('ck-chair-former');
    expect(acting).toMatchObject({ acting: true, office: { id: CHAIR, seat: { titleEn: 'District Chief' } } });
    expect(callerOf(committees, 'ck-chair-former').scopes).toEqual(callerOf(committees, 'ph-chair').scopes);
    const chair = `{ committee(code: "DL-TH8410") { actingChair { official { id } deputy { id } standsInFor { official { id } } }
      groups { seats { titleEn holder { official { id } deputy { id } } } } } }`;
    interface Chair {
      readonly committee: { readonly actingChair: object; readonly groups: { seats: object[] }[] };
    }
    const { committee: found } = await scene.ask<Chair>(chair, {}, 'ph-duty');
    expect(found.actingChair).toEqual({
      ...{ official: { id: FORMER }, deputy: null, standsInFor: { official: { id: person('ph-chair').id } } },
    });
    expect(found.groups[0]!.seats[0]).toEqual({
      ...{ titleEn: 'District Chief', holder: { official: { id: person('ph-chair').id }, deputy: { id: FORMER } } },
    });
    expect(await refusalOf(away())).toEqual(['APPOINTMENT_OVERLAPS', 'input.from']);
    expect(scene.held(FORMER, Date.parse(BACK) - 1)).toHaveLength(1);
    expect(scene.held(FORMER, Date.parse(BACK))).toEqual([]);
  });

  it('acts no more once the holder is back, another is named, or the appointment ends', async () => {
    const back = (by = 'ph-chair') => scene.does('endAbsence', { appointment: ownAppointment() }, by);
    expect(await refusalOf(back('ph-duty'))).toBe('FORBIDDEN_ACTION');
    expect(await refusalOf(away({ from: later(10), until: later(20) }))).toBeNull();
    expect(await refusalOf(back())).toBeNull();
    await until(() => !isActing());
    expect(await refusalOf(away({ from: later(10), until: later(20) }))).toBeNull();
    expect(await refusalOf(back())).toBeNull();
    expect(await refusalOf(away())).toBeNull();
    await until(isActing);
    expect(await refusalOf(name(OTHER))).toBeNull();
    await until(() => !isActing());
    expect(await refusalOf(name(FORMER))).toBeNull();
    expect(await refusalOf(away())).toBeNull();
    await until(isActing);
    expect(await refusalOf(scene.vacate(seatOf('District Chief'), 'st-secretariat'))).toBeNull();
    await until(() => !isActing());
    expect(scene.held(person('ph-chair').id)).toEqual([]);
  });
});
