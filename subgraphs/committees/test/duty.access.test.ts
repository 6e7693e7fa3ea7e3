import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Caller, officeCaller, PUBLIC_CALLER, serviceCaller } from '@hub/caller';
import { castId, type DemoOffice, office, offices, people, person, rosters } from '@hub/cast';
import { HubContext } from '@hub/subgraph-kit';
import type { TestSubgraph } from '@hub/subgraph-kit/testing';
import { OFFICE_KINDS, SCOPES_OF_OFFICE } from '@hub/vocabulary';
import { notesOfShifts, shiftsById } from '../src/duty/duty.store.js';
import { callerOf, startCommittees, until } from './committees-world.js';

let committees: TestSubgraph;
let noted: string;
beforeAll(async () => {
  committees = await startCommittees();
  const input = {
    ...{ idempotencyKey: 'noted', office: group.id },
    shifts: [{ official: person('ck-relief').id, from: day(20), until: day(21), note: 'the keys are with the deputy' }],
  };
  const { data } = await committees.send<{ planDutyShifts: { shifts: { id: string }[] } }>(
    'mutation ($input: PlanDutyShiftsInput!) { planDutyShifts(input: $input) { shifts { id } } }',
    { input },
    callerOf(committees, 'ck-duty'),
  );
  noted = data!.planDutyShifts.shifts[0]!.id;
});
afterAll(() => committees.stop());

const group = office('DL-TH5703', 'SUPPRESSION_GROUP');
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const codeOf = ({ errors }: { errors?: readonly { extensions: { code: string } }[] }) => errors?.[0]?.extensions.code;
const heldBy = (who: string): DemoOffice[] => offices.filter(({ id }) => person(who).offices.includes(id));

let keys = 0;
const PLAN = 'mutation ($input: PlanDutyShiftsInput!) { planDutyShifts(input: $input) { problems { code field } } }';
/** A shift that ended before it began, so that it is refused and can be asked for again. */
const planAs = (caller: Caller | undefined, asked: string) =>
  committees.send<{ planDutyShifts: { problems: { code: string }[] } }>(
    PLAN,
    {
      input: {
        ...{ idempotencyKey: `key ${++keys}`, office: asked },
        shifts: [{ official: person('ck-duty').id, from: day(2), until: day(1) }],
      },
    },
    caller,
  );
const cancel = (who: string, shift: string) =>
  committees.send(
    'mutation ($input: CancelDutyShiftInput!) { cancelDutyShift(input: $input) { problems { code } } }',
    { input: { shift } },
    callerOf(committees, who),
  );
const handOver = (who: string, shift: string) =>
  committees.send(
    'mutation ($input: HandOverDutyShiftInput!) { handOverDutyShift(input: $input) { problems { code } } }',
    { input: { shift, official: person('ck-rehab').id } },
    callerOf(committees, who),
  );

const DIRECT = ['CHAIR', 'VICE_CHAIR', 'FOCAL_POINT'];
const WITHOUT_ROSTER = [
  ...['COMMITTEE_SECRETARY', 'MEMBER', 'VOLUNTEER_GROUP', 'COUNTERPART', 'PROGRAMME_MONITOR'],
  ...['AUDITOR', 'DATA_PROTECTION_OFFICER', 'ADMINISTRATOR'],
];
/** What the answer must be, from the cast alone. */
const expectedCode = (who: string, asked: string): string | undefined => {
  const planning = heldBy(who).filter(({ kind }) => !WITHOUT_ROSTER.includes(kind));
  if (!planning.length) return 'FORBIDDEN_ACTION';
  const target = offices.find(({ id }) => id === asked);
  if (!target || WITHOUT_ROSTER.includes(target.kind)) return 'NOT_FOUND';
  const may = planning.some(
    (own) => own.id === asked || (DIRECT.includes(own.kind) && own.committee === target.committee),
  );
  return may ? undefined : 'NOT_FOUND';
};

describe('who may plan for which office', () => {
  it('is its holders, and chair, vice chair and focal point of its committee; any other looks missing', async () => {
    const anybody = fc.constantFrom(...people.map(({ key }) => key));
    const anyOffice = fc.constantFrom(...offices.map(({ id }) => id), castId('no such office'), 'x');
    await fc.assert(
      fc.asyncProperty(anybody, anyOffice, async (who, asked) => {
        const answer = await planAs(callerOf(committees, who), asked);
        const code = expectedCode(who, asked);
        expect(codeOf(answer)).toBe(code);
        if (!code) expect(answer.data?.planDutyShifts.problems).toMatchObject([{ code: 'INPUT_INVALID' }]);
      }),
      {
        numRuns: 150,
        examples: [
          ...['ck-duty', 'ck-chair', 'ck-vice', 'ck-focal', 'ck-rehab', 'wk-chair', 'cr-secretariat', 'auditor'].map(
            (who): [string, string] => [who, group.id],
          ),
          ['ck-chair', office('DL-TH5703', 'VOLUNTEER_GROUP').id],
          ['shelter-cr', offices.find(({ key }) => key === 'shelter-chiang-rai')!.id],
        ],
      },
    );
  });

  it('is nobody signed out, no office without a person, and nobody whose appointment has ended', async () => {
    expect(codeOf(await planAs(undefined, group.id))).toBe('AUTH_REQUIRED');
    const { id, kind, committee } = group;
    expect(codeOf(await planAs(officeCaller({ office: id, kind, committee, appointment: null }, 1), id))).toBe(
      'FORBIDDEN_ACTION',
    );
    const claims = callerOf(committees, 'dk-duty');
    const held = () => committees.services.directory.held(person('dk-duty').id, Date.now());
    for (const { appointment } of claims.offices)
      await committees.send(
        'mutation ($input: EndAppointmentInput!) { endAppointment(input: $input) { problems { code } } }',
        { input: { appointment } },
        callerOf(committees, 'py-secretariat'),
      );
    await until(() => held().length === 0);
    expect(codeOf(await planAs(claims, claims.offices[0]!.office))).toBe('NOT_FOUND');
  });
});

describe('a shift of another', () => {
  it.each(['ck-chair', 'ck-duty', 'ck-focal'])('cannot be given away by %s', async (who) => {
    expect(codeOf(await handOver(who, noted))).toBe('NOT_FOUND');
  });

  it('is answered like one that is not there by whoever may not plan for its office', async () => {
    const answers = await Promise.all(
      [noted, castId('no shift'), 'x'].flatMap((shift) => [cancel('ck-rehab', shift), handOver('ck-rehab', shift)]),
    );
    expect(answers.map(codeOf)).toEqual(Array(6).fill('NOT_FOUND'));
    expect(await Promise.all(['volunteer-ck', 'auditor'].map(async (who) => codeOf(await cancel(who, noted))))).toEqual(
      Array(2).fill('FORBIDDEN_ACTION'),
    );
  });
});

/** Which of these rows the database itself shows to a caller. */
const visibleTo = (caller: Caller): Promise<{ shifts: number; notes: string[] }> =>
  new HubContext(caller, committees.services).asCaller(async (tx) => ({
    shifts: (await shiftsById(tx, [noted, ...rosters(new Date()).map(({ id }) => id)])).length,
    notes: (await notesOfShifts(tx, [noted])).map(({ note }) => note),
  }));
const all = 1 + rosters(new Date()).length;
const as = ({ id, kind, committee }: DemoOffice): Caller =>
  officeCaller({ office: id, kind, committee, appointment: null }, 1);

describe('the rows of a roster', () => {
  it.each(OFFICE_KINDS)('are readable by %s exactly when it has directory:read', async (kind) => {
    const { shifts } = await visibleTo(as(offices.find((each) => each.kind === kind)!));
    expect(shifts).toBe(SCOPES_OF_OFFICE[kind].includes('directory:read') ? all : 0);
  });

  it('show their notes to holders of the office and to whoever directs the committee, and to nobody else', async () => {
    for (const each of offices) {
      const directs = each.committee === group.committee && SCOPES_OF_OFFICE[each.kind].includes('duty:direct');
      const { notes } = await visibleTo(as(each));
      expect([each.key, notes]).toEqual([
        each.key,
        directs || each.id === group.id ? ['the keys are with the deputy'] : [],
      ]);
    }
  });

  it('are nobody’s outside the hub, nor another service’s', async () => {
    expect(await visibleTo(PUBLIC_CALLER)).toEqual({ shifts: 0, notes: [] });
    expect(await visibleTo(serviceCaller('cases'))).toEqual({ shifts: 0, notes: [] });
  });
});

describe('a roster in the graph', () => {
  const query = `{ committee(code: "DL-TH5703") { actingChair { official { name } } offices { id vacantSince
    onDuty { note official { name } } dutyShifts { edges { node { note official { name } } } } } } }`;
  interface Roster {
    readonly committee: { offices: { id: string; dutyShifts: { edges: { node: { note: string | null } }[] } }[] };
  }
  const notesSeenBy = async (who: string) => {
    const { data } = await committees.send<Roster>(query, {}, callerOf(committees, who));
    const shown = data!.committee.offices.find(({ id }) => id === group.id)!.dutyShifts.edges;
    expect(shown.length).toBeGreaterThan(1);
    return shown.flatMap(({ node }) => node.note ?? []);
  };

  it.each(['volunteer-ck', 'lao-houayxay', 'monitor', 'ck-chair-former'])('is refused to %s', async (who) => {
    const { data, errors } = await committees.send(query, {}, callerOf(committees, who));
    expect(new Set(errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['FORBIDDEN_ACTION']));
    expect(JSON.stringify(data)).not.toContain('Demo');
  });

  it.each([
    ['ck-duty', ['the keys are with the deputy']],
    ['ck-focal', ['the keys are with the deputy']],
    ['ck-rehab', []],
    ['wk-chair', []],
    ['cr-secretariat', []],
    ['admin', []],
  ])('shows %s the notes %j', async (who, notes) => {
    expect(await notesSeenBy(who)).toEqual(notes);
  });
});
