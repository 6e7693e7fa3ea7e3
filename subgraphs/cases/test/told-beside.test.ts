import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { namedOffice } from '@hub/cast';
import { everyRow, startWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const SEEN = `query ($id: ID!) { case(id: $id) { state assignments { office { id } } } }`;
const seen = async (id: string, by: string) =>
  (await world.send<{ case: { state: string; assignments: unknown[] } | null }>(SEEN, { id }, world.as(by))).data!.case;
const grants = async (id: string, office: string): Promise<string[]> => {
  const rows = await everyRow(
    world,
    'select resource_type, reason from row_access where resource = $1 and office = $2 order by 1, 2',
    [id, namedOffice(office).id],
  );
  return rows.map(({ resource_type: type, reason }) => `${type as string} ${reason as string}`);
};

describe('a committee that faces the place of exploitation', () => {
  const GROUP = 'DL-TH5708/SUPPRESSION_GROUP';

  it('sees the case and none of its persons until it accepts, which leaves the lead committee to answer', async () => {
    const opened = await world.open({ exploitationPlace: 'LA0502' });
    expect(await grants(opened, GROUP)).toEqual(['case A4']);
    expect(await grants(opened, 'PL-TH57/SECRETARIAT')).toEqual(['case A4', 'case PROVINCE', 'case_person PROVINCE']);
    await world.answer('cs-duty', { case: opened, office: GROUP, kind: 'ACCEPTED' });
    expect(await seen(opened, 'cs-duty')).toEqual({
      state: 'REPORTED',
      assignments: [{ office: { id: namedOffice(GROUP).id } }],
    });
    expect(await grants(opened, GROUP)).toEqual(['case A4', 'case ASSIGNMENT', 'case_person ASSIGNMENT']);
  });
});

describe('a shelter near a child', () => {
  it('is told, can accept, and sees no case before one is shared with it', async () => {
    const opened = await world.open({ minorInvolved: true });
    const { data, errors } = await world.answer('shelter-cr', {
      ...{ case: opened, office: 'shelter-chiang-rai', kind: 'ACCEPTED' },
    });
    expect(errors).toBeUndefined();
    expect(data?.acknowledgeAlert).toMatchObject({ receipt: { kind: 'ACCEPTED' }, case: null, problems: [] });
    expect(await seen(opened, 'shelter-cr')).toBeNull();
    expect(await grants(opened, 'shelter-chiang-rai')).toEqual([]);
    expect(await seen(opened, 'ck-rehab')).toEqual({ state: 'REPORTED', assignments: [] });
  });
});
