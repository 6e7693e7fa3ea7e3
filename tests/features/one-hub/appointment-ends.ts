import { describe, expect, it } from '@jest/globals';
import { type AlertMessage, alertsIn, CASE_ALERTS, incident, inboxOf, report } from '../../scene/case-alerts.js';
import { hub } from './hub.js';

const HOLDERS = `{ committee(code: "DL-TH5709") { offices { kind holders { id official { name } } } } }`;
interface Holders {
  readonly committee: { readonly offices: readonly { kind: string; holders: readonly { id: string }[] }[] };
}

describe('an appointment that the province ends', () => {
  it('cuts the officer’s open subscription and refuses the next read, with the same token', async () => {
    const [officer, secretariat, chiangKhong] = [
      await hub.as('ms-duty'),
      await hub.as('cr-secretariat'),
      await hub.as('ck-duty'),
    ];
    const { office } = await inboxOf(officer, 'SUPPRESSION_GROUP');
    const following = officer.follow<AlertMessage>(CASE_ALERTS, { office });
    await following.until((received) => received[0]);

    const { data } = await secretariat.ask<Holders>(HOLDERS);
    const { holders } = data!.committee.offices.find(({ kind }) => kind === 'SUPPRESSION_GROUP')!;
    const ended = await secretariat.ask(
      'mutation ($appointment: ID!) { endAppointment(input: { appointment: $appointment }) { problems { code } } }',
      { appointment: holders[0]!.id },
    );
    expect(ended).toEqual({ data: { endAppointment: { problems: [] } } });

    await following.until(() => (following.ended ? true : undefined));
    expect(following.ended?.error).toMatchObject([{ extensions: { code: 'LIVE_RIGHT_ENDED' } }]);
    await report(chiangKhong, incident('after-the-end', { place: 'TH5709' }));
    expect(alertsIn(following.received)).toEqual([]);
    const inboxes = await officer.ask<{ myInboxes: { office: { id: string } }[] }>('{ myInboxes { office { id } } }');
    expect(inboxes.data?.myInboxes.map((inbox) => inbox.office.id)).not.toContain(office);
    const again = officer.follow<AlertMessage>(CASE_ALERTS, { office });
    await again.until(() => (again.ended ? true : undefined));
    expect(again.ended?.error).toMatchObject([{ extensions: { code: 'FORBIDDEN_ACTION' } }]);
  });
});
