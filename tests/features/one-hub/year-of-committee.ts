import { describe, expect, it } from '@jest/globals';
import { committee, person } from '@hub/cast';
import { eventually } from '../../scene/eventually.js';
import { hub } from './hub.js';

const DUTIES = `{ me { offices { office { kind deadlines { kind task { title state } meeting { kind state }
  policyVersion { policy { code } } activity { title office { kind } official { id } } } } } } }`;
interface Duties {
  readonly me: {
    readonly offices: readonly {
      readonly office: { readonly kind: string; readonly deadlines: readonly { readonly kind: string }[] };
    }[];
  };
}
const CHIANG_SAEN = { input: { committee: committee('DL-TH5708').id } };
const ISSUE = 'mutation ($input: CalendarFeedInput!) { feed: issueCalendarFeed(input: $input) { path } }';
const REVOKE = 'mutation ($input: CalendarFeedInput!) { feed: revokeCalendarFeed(input: $input) { path } }';

describe('the year of a committee', () => {
  it('tells each member what is due for the seats they hold', async () => {
    const client = await hub.as('cs-duty');
    // trainings tells of policies, and of committees trained since, by a feed; of this one it tells last
    const deadlines = await eventually('the last policy is heard of', async () => {
      const { data } = await client.ask<Duties>(DUTIES);
      const all = data!.me.offices.find(({ office }) => office.kind === 'FOCAL_POINT')!.office.deadlines;
      return JSON.stringify(all).includes('NRM') && all;
    });
    const none = { task: null, meeting: null, policyVersion: null, activity: null };
    // its day stays where it is while those of the others move with the day the demo is made on
    const activity = {
      ...{ title: 'Watchdog group of the piers', office: { kind: 'FOCAL_POINT' } },
      official: { id: person('cs-duty').id },
    };
    const isPlanned = ({ kind }: { readonly kind: string }): boolean => kind === 'PLAN_ACTIVITY';
    expect(deadlines.filter(isPlanned)).toEqual([{ ...none, kind: 'PLAN_ACTIVITY', activity }]);
    expect(deadlines.filter((each) => !isPlanned(each))).toEqual([
      { ...none, kind: 'RETRAINING', policyVersion: { policy: { code: 'NRM' } } },
      {
        ...{ ...none, kind: 'TASK' },
        task: { title: 'Map the private piers with the boat owners', state: 'ENDORSED' },
      },
      { ...none, kind: 'MEETING', meeting: { kind: 'QUARTERLY', state: 'PLANNED' } },
    ]);
    const other = await (await hub.as('ck-focal')).ask<Duties>(DUTIES);
    expect(JSON.stringify(other.data)).not.toContain('Map the private piers');
  });

  it('is shown by a calendar program that knows the secret, until it is revoked', async () => {
    const focal = await hub.as('cs-duty');
    const { data } = await focal.ask<{ feed: { path: string } }>(ISSUE, CHIANG_SAEN);
    const address = new URL(data!.feed.path, hub.ready().endpoints.graphql);
    const shown = await fetch(address);
    const text = await shown.text();
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(text).not.toContain('piers');
    await focal.ask(REVOKE, CHIANG_SAEN);
    expect((await fetch(address)).status).toBe(404);
  });
});
