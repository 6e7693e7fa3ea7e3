import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { namedOffice, person } from '@hub/cast';
import { CASE_STATES, type CaseState } from '@hub/vocabulary';
import fc from 'fast-check';
import { type Guard, LIFECYCLE } from '../src/case/case.rules.js';
import { daysUntil } from './lifecycle-scene.js';
import { GROUP, terms } from './person-scene.js';
import { everyRow } from './world.js';
import { goOnWith, opened, people, scene, startWithCase, world } from './opened-case.js';

startWithCase();

/** Told by A3, beside the lead. */
const BESIDE = 'DL-TH5709/SUPPRESSION_GROUP';
const CLOSING = { outcome: 'REINTEGRATED', resolvedAtLevel: 'DISTRICT', feedback: 'GIVEN' };
describe('the way of a case', () => {
  it('goes from the report to the closed loop, and each step is kept', async () => {
    const victim = await people.registered(opened);
    await scene.walk(opened, ['SCREENING', 'PRESUMED_VICTIM', 'MDT_REVIEW']);
    expect(await scene.refusal(scene.review(opened, [{ person: victim, status: 'ACTUAL' }]))).toBeNull();
    await scene.walk(opened, ['ASSISTANCE', 'REINTEGRATION', 'FOLLOW_UP']);
    expect(await scene.refusal(scene.move(opened, 'CLOSED', CLOSING))).toBeNull();
    const found = await scene.look(opened);
    expect(found).toMatchObject({
      ...{ state: 'CLOSED', outcome: 'REINTEGRATED', resolvedAtLevel: 'DISTRICT', reporterFeedback: 'GIVEN' },
      nextSteps: [{ to: 'REOPENED', missing: [{ code: 'CASE_NEEDS_REASON', field: 'input.reason' }] }],
    });
    expect(daysUntil(found.closedAt)).toBeCloseTo(0, 1);
    expect(found.steps.map(({ to }) => to)).toEqual([
      ...['ACKNOWLEDGED', 'SCREENING', 'PRESUMED_VICTIM', 'MDT_REVIEW', 'IDENTIFIED', 'ASSISTANCE', 'REINTEGRATION'],
      ...['FOLLOW_UP', 'CLOSED'],
    ]);
    expect(found.steps.every(({ by, version }, index) => by.id === person('ck-duty').id && version === index + 2)).toBe(
      true,
    );
  });

  it.each<[string, CaseState[], Record<string, unknown>]>([
    ['is not indicated at once', ['NOT_INDICATED'], {}],
    ['is screened and not indicated', ['SCREENING', 'NOT_INDICATED'], {}],
    ['is referred out', ['SCREENING', 'REFERRED_OUT'], { reason: 'INVESTIGATION' }],
    ['is presumed and referred out', ['SCREENING', 'PRESUMED_VICTIM', 'REFERRED_OUT'], {}],
  ])('%s, and goes on when it is reopened', async (_, states, last) => {
    await scene.walk(opened, states.slice(0, -1));
    expect(await scene.refusal(scene.move(opened, states.at(-1)!, last))).toBeNull();
    expect(await scene.refusal(scene.move(opened, 'REOPENED'))).toEqual(['CASE_NEEDS_REASON', 'input.reason']);
    expect(await scene.refusal(scene.move(opened, 'REOPENED', { reason: 'CAPACITY' }))).toEqual([
      ...['CASE_NEEDS_REASON', 'input.reason'],
    ]);
    expect(await scene.refusal(scene.move(opened, 'REOPENED', { reason: 'NEW_INFORMATION' }))).toBeNull();
    expect((await scene.look(opened)).steps.at(-1)).toMatchObject({ to: 'REOPENED', reason: 'NEW_INFORMATION' });
    const next = last['reason'] ? 'ASSISTANCE' : 'SCREENING';
    expect(await scene.refusal(scene.move(opened, next, { interviewConsent: true }))).toBeNull();
  });

  it('closed and reopened, says nothing of the end that was none', async () => {
    const found = await people.registered(opened);
    await scene.walk(opened, ['SCREENING', 'PRESUMED_VICTIM', 'MDT_REVIEW']);
    await scene.review(opened, [{ person: found, status: 'NOT' }]);
    await scene.move(opened, 'CLOSED', { ...CLOSING, outcome: 'NO_TRAFFICKING_FOUND', feedback: 'ANONYMOUS' });
    await scene.move(opened, 'REOPENED', { reason: 'NEW_NEEDS' });
    const { steps, ...now } = await scene.look(opened);
    expect(now).toMatchObject({ outcome: null, resolvedAtLevel: null, reporterFeedback: null, closedAt: null });
    expect(steps.at(-2)).toMatchObject({ outcome: 'NO_TRAFFICKING_FOUND', resolvedAtLevel: 'DISTRICT' });
  });
});

it.each<[CaseState, (other: string) => Promise<unknown>]>([
  ['NOT_INDICATED', () => scene.move(opened, 'NOT_INDICATED')],
  ['REFERRED_OUT', () => scene.move(opened, 'REFERRED_OUT', { reason: 'INVESTIGATION' })],
  ['DUPLICATE', (other) => scene.merge(opened, other)],
  ['CLOSED', () => scene.put(opened, 'FOLLOW_UP').then(() => scene.move(opened, 'CLOSED', CLOSING))],
])('a case that is %s waits for nobody any more, but for those who must stop using data', async (state, end) => {
  const other = opened;
  goOnWith(await people.accepted({ minorInvolved: true, originPlace: 'TH5709' }));
  const victim = await people.registered(opened);
  for (const { id } of await people.consentsOf('ck-duty', victim)) await people.withdraw('ck-duty', { consent: id });
  const waiting = async () =>
    (
      await everyRow(
        world,
        `select rule from escalation where facts ->> 'case' in ($1, $2) and state = 'OPEN' order by rule`,
        [opened, other],
      )
    ).map(({ rule }) => rule);
  expect(await waiting()).toEqual(['A18', 'A3', 'A6']);
  const late = () => world.answer('ms-duty', { case: opened, office: BESIDE, kind: 'ACCEPTED' });
  await end(other);
  const { data } = await late();
  expect(data!.acknowledgeAlert).toMatchObject({ receipt: null, problems: [{ code: 'CASE_STATE_FORBIDS' }] });
  const working = await everyRow(world, `select from case_assignment where office = $1 and ended_at is null`, [
    namedOffice(BESIDE).id,
  ]);
  expect(working).toEqual([]);
  // of the case that goes on it is told anew that it concerns a minor
  const goesOn = state === 'DUPLICATE' ? ['A6'] : [];
  expect([(await scene.look(opened)).state, await waiting()]).toEqual([state, ['A18', ...goesOn]]);
});

/** Everything that any guard asks for, of those that a person can give by hand. */
const GIVEN: Readonly<Partial<Record<Guard, object>>> = {
  INTERVIEW_CONSENT: { interviewConsent: true },
  ...{ OUTCOME: CLOSING, LEVEL: CLOSING, FEEDBACK: CLOSING },
  REASON: { reason: 'NEW_INFORMATION' },
};
/** Steps that a mutation of their own takes, and no hand. */
const TAKEN_BY: Readonly<Partial<Record<CaseState, (from: CaseState) => Promise<unknown>>>> = {
  // an alert is accepted
  ACKNOWLEDGED: async () => {
    goOnWith(await world.open());
    return world.answer('ck-duty', { case: opened, office: GROUP, kind: 'ACCEPTED' });
  },
  // a team decides
  IDENTIFIED: (from) => decide(from, 'ACTUAL'),
  NOT_IDENTIFIED: (from) => decide(from, 'NOT'),
  // it is merged, and another one goes on
  DUPLICATE: async (from) => {
    const other = await people.accepted();
    await stand(from);
    return scene.merge(opened, other);
  },
};
const decide = async (from: CaseState, status: string) => {
  const found = await people.registered(opened);
  await stand(from);
  return scene.review(opened, [{ person: found, status }]);
};
/** A closed case has an end, which no case can be put into without. */
const stand = async (from: CaseState): Promise<void> => {
  await scene.put(opened, from === 'CLOSED' ? 'FOLLOW_UP' : from);
  if (from === 'CLOSED') await scene.move(opened, 'CLOSED', CLOSING);
};
const EDGES = CASE_STATES.flatMap((from) =>
  Object.entries(LIFECYCLE[from]).map(([to, guards]) => [from, to as CaseState, guards] as const),
);

it.each(EDGES)('a case goes from %s to %s, given what the table asks for', async (from, to, guards) => {
  const byItself = TAKEN_BY[to];
  if (byItself) await byItself(from);
  else {
    await stand(from);
    const enough = Object.assign({ interviewConsent: null }, ...guards.map((guard) => GIVEN[guard]));
    expect(await scene.refusal(scene.move(opened, to, enough))).toBeNull();
  }
  expect((await scene.look(opened)).steps.at(-1)).toMatchObject({ act: 'MOVED', from, to });
});

describe('a guard', () => {
  it('lets nobody be screened without a consent in force or a declaration', async () => {
    const silent = { explained: { ...terms().explained, interview: false } };
    const first = await people.registered(opened, { consent: terms(silent) });
    const asked = () => scene.move(opened, 'SCREENING', { interviewConsent: null });
    const needs = ['CASE_NEEDS_CONSENT', 'input.interviewConsent'];
    expect(await scene.refusal(asked())).toEqual(needs);
    const second = (await people.record('ck-duty', { idempotencyKey: randomUUID(), person: first, terms: terms() }))
      .data!.done.consent!.id;
    await people.withdraw('ck-duty', { consent: second });
    expect(await scene.refusal(asked())).toEqual(needs);
    expect((await scene.look(opened)).nextSteps[0]).toMatchObject({
      ...{ to: 'SCREENING', missing: [{ code: 'CASE_NEEDS_CONSENT', field: 'input.interviewConsent' }] },
    });
    await people.record('ck-duty', { idempotencyKey: randomUUID(), person: first, terms: terms() });
    expect((await scene.look(opened)).nextSteps[0]).toEqual({ to: 'SCREENING', missing: [] });
    expect(await scene.refusal(asked())).toBeNull();
  });

  it('takes no consent that is over', async () => {
    const first = await people.registered(opened);
    await everyRow(world, `update consent set until = now() - interval '1 hour' where person_id = $1`, [first]);
    expect(await scene.refusal(scene.move(opened, 'SCREENING', { interviewConsent: null }))).toEqual([
      ...['CASE_NEEDS_CONSENT', 'input.interviewConsent'],
    ]);
  });

  it.each([
    ['outcome', 'CASE_NEEDS_OUTCOME'],
    ['resolvedAtLevel', 'CASE_NEEDS_LEVEL'],
    ['feedback', 'CASE_NEEDS_FEEDBACK'],
  ])('lets no case be closed without its %s', async (field, code) => {
    await scene.put(opened, 'FOLLOW_UP');
    expect(await scene.refusal(scene.move(opened, 'CLOSED', { ...CLOSING, [field]: null }))).toEqual([
      ...[code, `input.${field}`],
    ]);
    expect((await scene.look(opened)).nextSteps.find(({ to }) => to === 'CLOSED')?.missing).toHaveLength(3);
    expect(await scene.refusal(scene.move(opened, 'CLOSED', CLOSING))).toBeNull();
  });

  it.each(['IDENTIFIED', 'NOT_IDENTIFIED'] as const)('lets nobody make a case %s by hand', async (to) => {
    await scene.put(opened, 'MDT_REVIEW');
    expect(await scene.refusal(scene.move(opened, to))).toEqual(['CASE_NEEDS_REVIEW', 'input.to']);
  });

  it('lets no case be acknowledged or called a duplicate by hand', async () => {
    await scene.put(opened, 'REPORTED');
    expect(await scene.refusal(scene.move(opened, 'ACKNOWLEDGED'))).toEqual(['CASE_NEEDS_ACCEPTANCE', 'input.to']);
    await scene.put(opened, 'SCREENING');
    expect(await scene.refusal(scene.move(opened, 'DUPLICATE'))).toEqual(['CASE_NEEDS_SURVIVOR', 'input.to']);
  });

  it('stands in the database too', async () => {
    await expect(everyRow(world, `update case_file set state = 'CLOSED' where id = $1`, [opened])).rejects.toThrow(
      'case_file_closed',
    );
    await expect(everyRow(world, 'update case_file set duplicate_of = id where id = $1', [opened])).rejects.toThrow(
      'case_file_duplicate',
    );
  });
});

it('no sequence of steps by hand leaves the table, and a refused step changes nothing', async () => {
  const given = fc.record({
    any: fc.constantFrom<CaseState>(...CASE_STATES),
    die: fc.nat(99),
    more: fc.constantFrom({}, { interviewConsent: true }, CLOSING, { reason: 'OTHER' }),
    stale: fc.integer({ min: 0, max: 9 }).map((die) => die === 0),
  });
  let [taken, refused] = [0, 0];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom<CaseState>(...CASE_STATES.filter((state) => state !== 'CLOSED')),
      fc.array(given, { minLength: 5, maxLength: 8 }),
      async (start, steps) => {
        await scene.put(opened, start);
        for (const { any, die, more, stale } of steps) {
          const before = await scene.look(opened);
          const ways = Object.keys(LIFECYCLE[before.state]) as CaseState[];
          const to = die < 30 ? any : ways[die % ways.length]!;
          const refusal = await scene.refusal(
            scene.move(opened, to, { interviewConsent: null, ...more, ...(stale && { version: before.version - 1 }) }),
          );
          const after = await scene.look(opened);
          if (refusal) {
            refused++;
            expect(after).toEqual(before);
          } else {
            taken++;
            expect([stale, after.state, after.version]).toEqual([false, to, before.version + 1]);
            expect(Object.keys(LIFECYCLE[before.state])).toContain(to);
            expect(['ACKNOWLEDGED', 'IDENTIFIED', 'NOT_IDENTIFIED', 'DUPLICATE']).not.toContain(to);
          }
        }
      },
    ),
    { numRuns: 8 },
  );
  expect(Math.min(taken, refused)).toBeGreaterThan(2);
}, 120_000);

describe('the time of reflection', () => {
  it.each([
    [undefined, 15],
    [40, 40],
  ])('of %s days runs for %i from the day somebody is presumed a victim', async (reflectionDays, runs) => {
    await scene.put(opened, 'SCREENING');
    await scene.move(opened, 'PRESUMED_VICTIM', { reflectionDays });
    expect(daysUntil((await scene.look(opened)).reflectionEndsAt)).toBeCloseTo(runs, 1);
  });

  it.each([0, 91])('is not of %i days', async (reflectionDays) => {
    await scene.put(opened, 'SCREENING');
    expect(await scene.refusal(scene.move(opened, 'PRESUMED_VICTIM', { reflectionDays }))).toEqual([
      ...['INPUT_INVALID', 'input.reflectionDays'],
    ]);
  });

  it('is lengthened for a reason, on the version one has seen, and only while it runs', async () => {
    const lengthen = (given: Record<string, unknown> = {}) =>
      scene.lengthen(opened, { days: 10, reason: 'HEALTH', ...given });
    await scene.put(opened, 'SCREENING');
    expect(await scene.refusal(lengthen())).toEqual(['REFLECTION_NOT_RUNNING', 'input.case']);
    await scene.move(opened, 'PRESUMED_VICTIM');
    expect(await scene.refusal(lengthen({ reason: 'CAPACITY' }))).toEqual(['CASE_NEEDS_REASON', 'input.reason']);
    expect(await scene.refusal(lengthen({ days: 91 }))).toEqual(['INPUT_INVALID', 'input.days']);
    expect(await scene.refusal(lengthen({ version: 1 }))).toEqual(['VERSION_CONFLICT', 'input.version']);
    expect(await scene.refusal(lengthen())).toBeNull();
    const found = await scene.look(opened);
    expect(daysUntil(found.reflectionEndsAt)).toBeCloseTo(25, 1);
    expect(found.steps.at(-1)).toMatchObject({ act: 'REFLECTION_EXTENDED', reason: 'HEALTH' });
  });
});
