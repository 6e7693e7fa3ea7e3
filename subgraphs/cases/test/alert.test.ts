import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { committee, namedOffice, person } from '@hub/cast';
import { type Caller, officeCaller } from '@hub/caller';
import { everyRow, startWorld, type World } from './world.js';

const GROUP = 'DL-TH5703/SUPPRESSION_GROUP';
const FOLLOW = `subscription ($office: ID!, $after: Int) { caseAlerts(office: $office, after: $after) {
  office number head alert { id eventId number rule district { pcode } committee { id } office { id } category urgency
    personsBand minorInvolved ackBy createdAt acknowledgements { kind office { id } person { id } } case { id state } } } }`;

interface Followed {
  readonly caseAlerts: {
    readonly office: string;
    readonly number: number;
    readonly head: number;
    readonly alert: { readonly number: number; readonly createdAt: string; readonly ackBy: string } | null;
  };
}

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** The live process, delivering for one office. */
const delivering = (key: string): Caller => {
  const { id, kind, committee: of } = namedOffice(key);
  return officeCaller({ office: id, kind, committee: of, appointment: null }, world.services.directory.version);
};
const follow = (key: string, after: number | null, caller = delivering(key)) =>
  world.subscribe<Followed>(FOLLOW, { office: namedOffice(key).id, after }, caller);

/** Numbers of the first alerts that are delivered. */
const numbers = async (stream: ReturnType<typeof follow>, count: number): Promise<number[]> => {
  const shown: number[] = [];
  for await (const { data } of stream) {
    if (data?.caseAlerts.alert) shown.push(data.caseAlerts.number);
    if (shown.length === count) break;
  }
  return shown;
};
const codeOf = async (stream: ReturnType<typeof follow>): Promise<string | undefined> => {
  try {
    for await (const { errors } of stream) if (errors) return errors[0]?.extensions.code;
  } catch (refused) {
    return (refused as { extensions: { code: string } }[])[0]?.extensions.code;
  }
  return undefined;
};

describe('following the inbox of an office', () => {
  it('shows what is known, and nothing that identifies', async () => {
    const told = { reporterName: 'CANARY', reporterPhone: 'CANARY', situation: 'CANARY' };
    const opened = await world.open({ ...told, exploitationPlace: 'LA0502', siteClass: 'SCAM_COMPOUND' });
    await world.answer('ck-duty', { case: opened, office: GROUP, kind: 'ACCEPTED' });
    for await (const { data, errors } of follow(GROUP, 0)) {
      expect(errors).toBeUndefined();
      const shown = data!.caseAlerts;
      if (!shown.alert) continue;
      expect(shown).toEqual({
        office: namedOffice(GROUP).id,
        number: 1,
        head: 1,
        alert: {
          id: expect.any(String),
          eventId: expect.any(String),
          number: 1,
          rule: 'A1',
          district: { pcode: 'TH5703' },
          committee: { id: committee('DL-TH5703').id },
          office: { id: namedOffice(GROUP).id },
          category: 'LABOUR_EXPLOITATION',
          urgency: 'URGENT',
          personsBand: 'TWO_TO_FIVE',
          minorInvolved: false,
          ackBy: expect.any(String),
          createdAt: expect.any(String),
          acknowledgements: [
            { kind: 'ACCEPTED', office: { id: namedOffice(GROUP).id }, person: { id: person('ck-duty').id } },
          ],
          case: { id: opened, state: 'ACKNOWLEDGED' },
        },
      });
      expect(Date.parse(shown.alert.ackBy) - Date.parse(shown.alert.createdAt)).toBe(30 * 60_000);
      break;
    }
    const bodies = await everyRow(world, 'select body::text from inbox_entry');
    expect(JSON.stringify(bodies)).not.toMatch(/CANARY|LA0502|SCAM/);
  });

  it('goes on after a number, then live, without a hole', async () => {
    await world.report();
    await world.report();
    const shown = numbers(follow(GROUP, 1), 4);
    await world.report();
    await world.report({ place: 'TH5709' });
    await world.report();
    expect(await shown).toEqual([2, 3, 4, 5]);
  });

  it('tells the head at once, and is quiet about what happens elsewhere', async () => {
    const stream = follow('DL-TH8410/SUPPRESSION_GROUP', 0);
    await world.report();
    let beats = 0;
    for await (const { data } of stream) {
      expect(data?.caseAlerts).toMatchObject({ number: 0, head: 0, alert: null });
      if (++beats === 3) break;
    }
  });

  it.each([
    ['another office', () => follow(GROUP, 0, delivering('DL-TH5709/SUPPRESSION_GROUP')), 'NOT_FOUND'],
    ['a person who does not hold it', () => follow(GROUP, 0, world.as('ck-chair')), 'NOT_FOUND'],
    ['somebody without the scope', () => follow(GROUP, 0, world.as('volunteer-ck')), 'FORBIDDEN_ACTION'],
    ['its own office from beyond the head', () => follow(GROUP, 999), 'LIVE_AFTER_INVALID'],
  ])('is refused to %s', async (_who, open, code) => {
    expect(await codeOf(open())).toBe(code);
  });
});

it('the chair sees what became of the alerts of the committee, though not their inbox', async () => {
  const opened = await world.open();
  await world.answer('ck-duty', { case: opened, office: GROUP, kind: 'DECLINED' });
  const { data, errors } = await world.send<{ case: { alerts: { acknowledgements: unknown[] }[] } }>(
    'query ($id: ID!) { case(id: $id) { alerts { rule acknowledgements { kind } } } }',
    { id: opened },
    world.as('ck-chair'),
  );
  expect(errors).toBeUndefined();
  expect(data?.case.alerts).toEqual(
    expect.arrayContaining([
      { rule: 'A1', acknowledgements: [{ kind: 'DECLINED' }] },
      { rule: 'A1', acknowledgements: [] },
    ]),
  );
});

it('accepting closes an alert of the inbox, seeing it does not', async () => {
  const open = async () =>
    (await world.send<{ myInboxes: { openAlerts: number }[] }>('{ myInboxes { openAlerts } }', {}, world.as('ck-duty')))
      .data!.myInboxes[0]!.openAlerts;
  const opened = await world.open();
  const before = await open();
  await world.answer('ck-duty', { case: opened, office: GROUP, kind: 'SEEN' });
  expect(await open()).toBe(before);
  await world.answer('ck-duty', { case: opened, office: GROUP, kind: 'ACCEPTED' });
  expect(await open()).toBe(before - 1);
});
