import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { committee, office } from '@hub/cast';
import { officeCaller } from '@hub/caller';
import { startWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

interface Inboxes {
  readonly myInboxes: readonly { readonly office: { readonly id: string }; readonly head: number; readonly openAlerts: number }[];
}
const INBOXES = '{ myInboxes { office { id } committee { id } head openAlerts } }';

describe('reporting an incident', () => {
  it('lands in the inbox of the district', async () => {
    const answer = await world.report();
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.reportIncident).toMatchObject({ receipt: { status: 'COMMITTED' }, problems: [] });
    const inboxes = await world.send<Inboxes>(INBOXES, {}, world.as('ck-duty'));
    expect(inboxes.errors).toBeUndefined();
    expect(inboxes.data?.myInboxes).toMatchObject([{ head: 1, openAlerts: 1 }]);
  });

  it('is told to whoever follows the inbox', async () => {
    const group = office('DL-TH5703', 'SUPPRESSION_GROUP');
    const caller = officeCaller(
      { office: group.id, kind: group.kind, committee: group.committee, appointment: null },
      world.services.directory.version,
    );
    const alerts = world.subscribe<{ caseAlerts: { number: number; alert: { district: { pcode: string } } | null } }>(
      `subscription ($office: ID!) { caseAlerts(office: $office, after: 0) {
        office number head alert { id eventId rule district { pcode } committee { id } category urgency personsBand
          minorInvolved ackBy createdAt acknowledgements { kind } case { id } } } }`,
      { office: group.id },
      caller,
    );
    const shown: unknown[] = [];
    for await (const { data, errors } of alerts) {
      expect(errors).toBeUndefined();
      if (!data?.caseAlerts.alert) continue;
      shown.push(data.caseAlerts.alert);
      break;
    }
    expect(shown).toMatchObject([
      { rule: 'A1', district: { pcode: 'TH5703' }, committee: { id: committee('DL-TH5703').id }, acknowledgements: [] },
    ]);
  });
});
