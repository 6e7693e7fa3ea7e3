import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { namedOffice } from '@hub/cast';
import { lifecycleScene } from './lifecycle-scene.js';
import { personScene } from './person-scene.js';
import { everybody, everyRow, startWorld, type World } from './world.js';

interface Member {
  readonly id: string;
  readonly discipline: string;
  readonly role: string;
  readonly office: { readonly id: string } | null;
  readonly proposedBy: { readonly id: string };
  readonly endedAt: string | null;
  readonly endReason: string | null;
}
interface Done {
  readonly done: { readonly member: Member | null; readonly problems: readonly { code: string; field: string }[] };
}

let world: World;
let people: ReturnType<typeof personScene>;
let course: ReturnType<typeof lifecycleScene>;
beforeAll(async () => {
  world = await startWorld();
  people = personScene(world);
  course = lifecycleScene(world);
});
afterAll(() => world.stop());

const FIELDS = 'id discipline role office { id } proposedBy { id } since endedAt endReason';
const REHAB = namedOffice('DL-TH5703/REHABILITATION_GROUP').id;
const does = async (by: string, name: string, given: Record<string, unknown>, mfa = true) => {
  const { data, errors } = await world.send<Done>(
    `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) {
      done: ${name}(input: $input) { member { ${FIELDS} } problems { code field } } }`,
    { input: given },
    world.as(by, { mfa }),
  );
  const [first] = data?.done.problems ?? [];
  return {
    member: data?.done.member ?? null,
    refusal: errors?.[0]?.extensions.code ?? (first ? `${first.code} ${first.field}` : null),
  };
};
const add = (id: string, given: Record<string, unknown> = {}, by = 'ck-duty', mfa = true) =>
  does(
    by,
    'addTeamMember',
    { idempotencyKey: randomUUID(), case: id, discipline: 'POLICE', role: 'MEMBER', ...given },
    mfa,
  );
const end = (member: string, by = 'ck-duty') => does(by, 'endTeamMember', { member, reason: 'REPLACED' });
const teamOf = async (id: string, by = 'ck-duty'): Promise<readonly Member[] | null> => {
  const { data } = await world.send<{ case: { team: Member[] | null } | null }>(
    `query ($id: ID!) { case(id: $id) { team { ${FIELDS} } } }`,
    { id },
    world.as(by),
  );
  return data?.case?.team ?? null;
};

it('a team is composed for a case; who joined, through whom, and who left stays in the record', async () => {
  const id = await people.accepted();
  const { member: first } = await add(id, { discipline: 'SOCIAL_WORKER', role: 'COORDINATOR', office: REHAB });
  const { member: second } = await add(id, { discipline: 'NGO', role: 'ADVISER' });
  const proposedBy = { id: world.as('ck-duty').id };
  const joined = { since: expect.any(String), endedAt: null, endReason: null, proposedBy };
  expect(await teamOf(id)).toEqual([
    { id: first!.id, discipline: 'SOCIAL_WORKER', role: 'COORDINATOR', office: { id: REHAB }, ...joined },
    { id: second!.id, discipline: 'NGO', role: 'ADVISER', office: null, ...joined },
  ]);
  expect((await end(second!.id)).member).toMatchObject({ endReason: 'REPLACED' });
  expect((await teamOf(id))!.map(({ endReason }) => endReason)).toEqual([null, 'REPLACED']);
  expect((await end(second!.id)).refusal).toBe('TEAM_MEMBER_ENDED input.member');
  expect((await add(id, { discipline: 'NGO' })).refusal).toBeNull();
  const acts = await everyRow(
    world,
    `select action from audit_entry where subject = $1 and action like 'team_member.%' order by at, id`,
    [`case:${id}`],
  );
  expect(acts.map(({ action }) => action)).toEqual([
    ...['team_member.added', 'team_member.added', 'team_member.ended', 'team_member.added'],
  ]);
});

it('a discipline of an office sits once, an unknown office never, and a key is used once', async () => {
  const [id, idempotencyKey] = [await people.accepted(), randomUUID()];
  const { member } = await add(id, { idempotencyKey });
  expect((await add(id, { idempotencyKey })).member!.id).toBe(member!.id);
  expect((await add(id, { idempotencyKey, discipline: 'NGO' })).refusal).toBe(
    'IDEMPOTENCY_KEY_REUSED input.idempotencyKey',
  );
  expect((await add(id)).refusal).toBe('TEAM_MEMBER_THERE input.discipline');
  expect((await add(id, { office: REHAB })).refusal).toBeNull();
  expect((await add(id, { office: randomUUID() })).refusal).toBe('INPUT_INVALID input.office');
  await everyRow(
    world,
    `insert into team_member (id, case_id, discipline, role, office, proposed_by, proposed_through, since,
       idempotency_key, fingerprint)
     select gen_random_uuid(), $1::uuid, 'OTHER', 'MEMBER', 'office-' || n, 'somebody', 'somewhere', now(), 'key-' || n, ''
       from generate_series(1, 18) n`,
    [id],
  );
  expect((await add(id, { discipline: 'LEGAL' })).refusal).toBe('TEAM_FULL input.case');
});

it('only disciplines of the team count for a decision, where the case has one', async () => {
  const id = await people.accepted();
  const person = await people.registered(id);
  await course.walk(id, ['SCREENING', 'PRESUMED_VICTIM', 'MDT_REVIEW']);
  const reviewed = () => course.refusal(course.review(id, [{ person, status: 'ACTUAL' }]));
  await add(id, { discipline: 'SOCIAL_WORKER' });
  const { member } = await add(id, { discipline: 'POLICE', role: 'ADVISER' });
  expect(await reviewed()).toEqual(['REVIEW_NEEDS_DISCIPLINES', 'input.members']);
  await end(member!.id);
  const { member: left } = await add(id, { discipline: 'POLICE' });
  await end(left!.id);
  expect(await reviewed()).toEqual(['REVIEW_NEEDS_DISCIPLINES', 'input.members']);
  await add(id, { discipline: 'POLICE' });
  expect(await reviewed()).toBeNull();
  expect((await course.look(id)).state).toBe('IDENTIFIED');
});

it('whoever does not take part in reviews of the case sees no team and changes none', async () => {
  const id = await people.accepted();
  const { member } = await add(id, { discipline: 'SHELTER', office: namedOffice('shelter-chiang-rai').id });
  await people.registered(id);
  const share = { purposes: ['INVESTIGATION'], reason: 'INVESTIGATION' };
  expect((await people.share('ck-duty', id, 'DL-TH5703/INQUIRY_POLICE', share)).data!.done.problems).toEqual([]);
  const seeing = ['ck-duty', 'ck-relief', 'cr-secretariat'];
  for (const who of everybody) {
    expect([who, (await teamOf(id, who))?.length ?? null]).toEqual([who, seeing.includes(who) ? 1 : null]);
    if (who === 'ck-duty') continue;
    expect(['FORBIDDEN_ACTION', 'NOT_FOUND']).toContain((await add(id, {}, who)).refusal);
    expect(['FORBIDDEN_ACTION', 'NOT_FOUND']).toContain((await end(member!.id, who)).refusal);
  }
  expect((await add(id, {}, 'ck-duty', false)).refusal).toBe('FORBIDDEN_ACTION');
  expect((await end(randomUUID())).refusal).toBe('NOT_FOUND');
  expect((await teamOf(id))!.map(({ endedAt }) => endedAt)).toEqual([null]);
});

it('a member’s office sees no case by it', async () => {
  const id = await people.accepted();
  await add(id, { discipline: 'SHELTER', office: namedOffice('shelter-chiang-rai').id });
  const asked = { id };
  const { data } = await world.send('query ($id: ID!) { case(id: $id) { id } }', asked, world.as('shelter-cr'));
  expect(data).toEqual({ case: null });
});
