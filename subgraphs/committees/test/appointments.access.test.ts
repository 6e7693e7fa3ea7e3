import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PUBLIC_CALLER } from '@hub/caller';
import { castId, namedOffice, office, offices, people, person } from '@hub/cast';
import { HubContext } from '@hub/subgraph-kit';
import type { Answer, TestSubgraph } from '@hub/subgraph-kit/testing';
import { appointingCode } from './appointing.js';
import { callerOf, startCommittees, until } from './committees-world.js';

let committees: TestSubgraph;
beforeAll(async () => {
  committees = await startCommittees();
});
afterAll(() => committees.stop());

interface Appointed {
  readonly appointOfficial: {
    appointment: { id: string; until: string } | null;
    problems: { code: string; field: string }[];
  };
}
interface Ended {
  readonly endAppointment: { appointment: { until: string } | null; problems: { code: string; field: string }[] };
}

const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
let keys = 0;
const term = { from: day(-1), until: day(300) };
const appoint = (who: string, input: Record<string, unknown>): Promise<Answer<Appointed>> =>
  committees.send<Appointed>(
    `mutation ($input: AppointOfficialInput!) { appointOfficial(input: $input) {
       appointment { id until } problems { code field } } }`,
    { input: { official: person('ck-chair-former').id, idempotencyKey: `key ${++keys}`, ...term, ...input } },
    callerOf(committees, who),
  );
const end = (who: string, appointment: string, endsAt?: string): Promise<Answer<Ended>> =>
  committees.send<Ended>(
    'mutation ($input: EndAppointmentInput!) { endAppointment(input: $input) { appointment { until } problems { code field } } }',
    { input: { appointment, endsAt } },
    callerOf(committees, who),
  );
const held = (key: string) => committees.services.directory.held(person(key).id, Date.now());
/** What was recorded of an appointment, oldest first, by whoever did it. */
const auditOf = async (appointment: string): Promise<string[]> => {
  const entries = await new HubContext(PUBLIC_CALLER, committees.services).asSystem('test', (tx) =>
    tx.query<{ action: string }[]>(
      `select action from audit_entry where resource_type = 'appointment' and resource = $1 and actor = $2 order by at`,
      [appointment, `person:${person('cr-secretariat').id}`],
    ),
  );
  return entries.map(({ action }) => action);
};
const vacancy = office('DL-TH5713', 'VICE_CHAIR').id;

const expectedCode = (who: string, asked: string): string | undefined =>
  appointingCode(
    who,
    offices.filter(({ id }) => id === asked),
  );

describe('who may appoint to which office', () => {
  const outside = offices.filter(({ committee }) => committee === null);
  const appointing = people.filter(({ key }) => expectedCode(key, '') === 'NOT_FOUND');
  it.each(outside.map(({ key, id }) => [key, id]))('is known of %s, which is of no committee', async (_key, asked) => {
    for (const { key } of appointing) {
      const { errors } = await appoint(key, { office: asked, until: term.from });
      expect([key, errors?.[0]?.extensions.code]).toEqual([key, expectedCode(key, asked)]);
    }
    const may = appointing.filter(({ key }) => expectedCode(key, asked) === undefined);
    expect(may.length).toBeGreaterThan(0);
  });

  it('is whoever answers where it does; any other office looks missing', async () => {
    const anybody = fc.constantFrom(...people.map(({ key }) => key));
    const anyOffice = fc.constantFrom(...offices.map(({ id }) => id), castId('no such office'), 'x');
    await fc.assert(
      fc.asyncProperty(anybody, anyOffice, async (who, asked) => {
        // a term that is refused, so that the property can be asked again
        const { data, errors } = await appoint(who, { office: asked, until: term.from });
        const code = expectedCode(who, asked);
        expect(errors?.[0]?.extensions.code).toBe(code);
        if (!code) expect(data?.appointOfficial.problems).toEqual([{ code: 'INPUT_INVALID', field: 'input.until' }]);
      }),
      {
        numRuns: 150,
        examples: [
          ['cr-secretariat', vacancy],
          ['py-secretariat', vacancy],
          ['national-desk', vacancy],
          ['national-desk', office('NL-TH', 'NATIONAL_DESK').id],
          ['admin', office('NL-TH', 'NATIONAL_DESK').id],
          ['admin', vacancy],
        ],
      },
    );
  });

  it('is nobody signed out, and nobody for themselves', async () => {
    const out = await committees.send(
      'mutation ($input: AppointOfficialInput!) { appointOfficial(input: $input) { problems { code } } }',
      { input: { official: person('ck-chair-former').id, office: vacancy, idempotencyKey: 'k', ...term } },
    );
    expect(out.errors?.[0]?.extensions.code).toBe('AUTH_REQUIRED');
    const self = await appoint('cr-secretariat', { office: vacancy, official: person('cr-secretariat').id });
    expect(self.errors?.[0]?.extensions.code).toBe('FORBIDDEN_ACTION');
  });
});

describe('an appointment', () => {
  it('gives its office at once, once for each key, and ends at once', async () => {
    const first = await appoint('cr-secretariat', { office: vacancy, idempotencyKey: 'once' });
    const { id } = first.data!.appointOfficial.appointment!;
    await until(() => held('ck-chair-former').some((each) => each.appointment === id));
    const again = await appoint('cr-secretariat', { office: vacancy, idempotencyKey: 'once' });
    expect(again.data?.appointOfficial.appointment?.id).toBe(id);
    const other = await appoint('cr-secretariat', { office: vacancy, idempotencyKey: 'once', until: day(200) });
    expect(other.data?.appointOfficial.problems).toEqual([
      { code: 'IDEMPOTENCY_KEY_REUSED', field: 'input.idempotencyKey' },
    ]);
    const overlapping = await appoint('cr-secretariat', { office: vacancy });
    expect(overlapping.data?.appointOfficial.problems[0]?.code).toBe('APPOINTMENT_OVERLAPS');

    const version = committees.services.directory.version;
    expect((await end('cr-secretariat', id)).data?.endAppointment.problems).toEqual([]);
    await until(() => committees.services.directory.version > version);
    expect(held('ck-chair-former')).toEqual([]);
    const repeated = await end('cr-secretariat', id);
    expect(repeated.data?.endAppointment.problems).toEqual([]);
    expect(Date.parse(repeated.data!.endAppointment.appointment!.until)).toBeLessThanOrEqual(Date.now());
    expect(await auditOf(id)).toEqual(['appointment.made', 'appointment.ended']);
  });

  it.each([
    [{ until: day(-1 + 732) }, 'APPOINTMENT_TOO_LONG', 'input.until'],
    [{ until: day(-2) }, 'INPUT_INVALID', 'input.until'],
    [{ idempotencyKey: ' ' }, 'IDEMPOTENCY_KEY_REQUIRED', 'input.idempotencyKey'],
    [{ official: 'x' }, 'INPUT_INVALID', 'input.official'],
    [{ official: castId('nobody') }, 'NOT_FOUND', 'input.official'],
  ])('says what to put right: %j', async (wrong, code, field) => {
    const { data } = await appoint('cr-secretariat', { office: vacancy, ...wrong });
    expect(data?.appointOfficial).toEqual({ appointment: null, problems: [{ code, field }] });
  });

  it.each([
    ['national-desk', 'lao-houayxay', 'counterpart-houayxay'],
    ['cr-secretariat', 'ngo-partner', 'partner-chiang-rai'],
    ['admin', 'auditor', 'auditor'],
  ])('by %s of %s ends, and another begins', async (by, who, key) => {
    const [own] = held(who);
    expect((await end(by, own!.appointment!)).data?.endAppointment.problems).toEqual([]);
    await until(() => held(who).length === 0);
    const next = await appoint(by, { office: namedOffice(key).id });
    const { id } = next.data!.appointOfficial.appointment!;
    await until(() => held('ck-chair-former').some(({ appointment }) => appointment === id));
    await end(by, id);
    await until(() => held('ck-chair-former').length === 0);
    expect(next.errors).toBeUndefined();
  });

  it('may be given an earlier end, never a later one or one in the past', async () => {
    const made = await appoint('national-desk', { office: office('PL-TH84', 'CHAIR').id });
    const { id } = made.data!.appointOfficial.appointment!;
    const sooner = day(10);
    expect((await end('st-secretariat', id, sooner)).data?.endAppointment.appointment?.until).toBe(sooner);
    expect((await end('st-secretariat', id, day(20))).data?.endAppointment.appointment?.until).toBe(sooner);
    expect((await end('st-secretariat', id, day(-1))).data?.endAppointment.problems[0]?.code).toBe('INPUT_INVALID');
    const others = await Promise.all([
      end('cr-secretariat', id),
      end('cr-secretariat', castId('no appointment')),
      end('cr-secretariat', 'x'),
    ]);
    expect(others.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
  });

  it('that ended takes the right to appoint with it, whatever the caller still claims', async () => {
    const claims = callerOf(committees, 'py-secretariat');
    await end('national-desk', claims.offices[0]!.appointment!);
    await until(() => held('py-secretariat').length === 0);
    const { errors } = await committees.send(
      'mutation ($input: AppointOfficialInput!) { appointOfficial(input: $input) { problems { code } } }',
      {
        input: {
          official: person('ck-chair-former').id,
          office: office('PL-TH56', 'CHAIR').id,
          idempotencyKey: 'late',
          ...term,
        },
      },
      claims,
    );
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('to the national desk is made by the administrator once nobody holds it, and by nobody else', async () => {
    const desk = office('NL-TH', 'NATIONAL_DESK').id;
    await end('national-desk', held('national-desk')[0]!.appointment!);
    await until(() => held('national-desk').length === 0);
    const codes = [];
    for (const who of ['cr-secretariat', 'admin', 'admin']) {
      const { data, errors } = await appoint(who, { office: desk });
      if (data) await until(() => held('ck-chair-former').some((each) => each.office === desk));
      codes.push(errors?.[0]?.extensions.code);
    }
    expect(codes).toEqual(['NOT_FOUND', undefined, 'NOT_FOUND']);
  });
});
