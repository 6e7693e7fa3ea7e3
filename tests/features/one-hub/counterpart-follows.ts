import { describe, expect, it } from '@jest/globals';
import { committee, counterpart } from '@hub/cast';
import { incident, report } from '../../scene/case-alerts.js';
import { eventually } from '../../scene/eventually.js';
import { askForReturn } from '../../scene/return-across.js';
import { hub } from './hub.js';

interface Message {
  readonly repatriationUpdates: {
    readonly number: number;
    readonly update: { readonly ref: string; readonly state: string } | null;
  };
}
interface Changed {
  readonly done: {
    readonly repatriation: { readonly id: string; readonly ref: string; readonly version: number } | null;
    readonly problems: readonly { readonly code: string }[];
  };
}

const UPDATES = `subscription ($office: ID!, $after: Int) {
  repatriationUpdates(office: $office, after: $after) {
    number update { ref direction state personsBand needsFlags windowStart crossing { nameEn } } } }`;
const change = (field: string, type: string): string =>
  `mutation ($input: ${type}!) { done: ${field}(input: $input) { repatriation { id ref version } problems { code } } }`;

describe('a counterpart office in the neighbouring country', () => {
  it('follows a repatriation from its release to its withdrawal, and never sees the case behind it', async () => {
    const [liaison, other, secretariat] = [
      await hub.as('lao-houayxay'),
      await hub.as('lao-tonpheung'),
      await hub.as('cr-secretariat'),
    ];
    const office = counterpart('counterpart-houayxay').id;
    const filed = await report(await hub.as('ck-duty'), incident('counterpart-1', { reporterName: 'CANARY-reporter' }));
    const caseId = filed.data!.reportIncident.case!.id;
    const following = liaison.follow<Message>(UPDATES, { office });
    const stolen = other.follow<Message>(UPDATES, { office });
    await following.until((received) => received[0]);

    const send = async (
      field: string,
      type: string,
      input: object,
    ): Promise<NonNullable<Changed['done']['repatriation']>> => {
      const { data } = await secretariat.ask<Changed>(change(field, type), { input });
      expect(data?.done.problems).toEqual([]);
      return data!.done.repatriation!;
    };
    const asked = await askForReturn(secretariat, {
      case: caseId,
      counterpart: office,
      leadCommittee: committee('DL-TH5703').id,
      direction: 'OUTBOUND',
      personsBand: 'ONE',
      needsFlags: ['INTERPRETER'],
    });
    const updates = () => following.received.flatMap(({ data }) => data?.repatriationUpdates.update ?? []);
    expect(updates()).toEqual([]);

    const released = await send('releaseRepatriation', 'ReleaseRepatriationInput', {
      repatriation: asked.id,
      legalBasis: 'Consent of the person',
    });
    await send('advanceRepatriation', 'AdvanceRepatriationInput', {
      repatriation: asked.id,
      to: 'COUNTERPART_NOTIFIED',
      version: released.version,
    });
    const shown = {
      ref: asked.ref,
      direction: 'OUTBOUND',
      personsBand: 'ONE',
      needsFlags: ['INTERPRETER'],
      windowStart: null,
      crossing: null,
    };
    await following.until(() => (updates().length === 2 ? true : undefined));
    expect(updates()).toEqual([
      { ...shown, state: 'REQUESTED' },
      { ...shown, state: 'COUNTERPART_NOTIFIED' },
    ]);
    expect(JSON.stringify(following.received)).not.toContain(caseId);

    // what was withdrawn is gone at once: the socket is told to look again, and the marker shows that nothing else came
    const last = following.received.at(-1)!.data!.repatriationUpdates.number;
    await send('withdrawRelease', 'WithdrawReleaseInput', { repatriation: asked.id, reason: 'SAFETY' });
    const ended = await following.until((received) => received.find(({ errors }) => errors));
    expect(ended).toMatchObject({
      data: { repatriationUpdates: { number: last + 1, update: null } },
      errors: [{ extensions: { code: 'NOT_FOUND' } }],
    });
    const FEED = 'query ($office: ID!) { repatriationFeed(office: $office, first: 100) { edges { node { ref } } } }';
    const feed = async () => JSON.stringify((await liaison.ask(FEED, { office })).data);
    expect(await feed()).not.toContain(asked.ref);
    await send('advanceRepatriation', 'AdvanceRepatriationInput', {
      ...{ repatriation: asked.id, to: 'ON_HOLD', reason: 'SAFETY', version: released.version + 2 },
    });
    const before = following.received.length;
    const marker = await askForReturn(secretariat, {
      ...{ case: caseId, counterpart: office, leadCommittee: committee('DL-TH5703').id },
      ...{ direction: 'OUTBOUND', personsBand: 'ONE', needsFlags: [] },
    });
    await send('releaseRepatriation', 'ReleaseRepatriationInput', {
      ...{ repatriation: marker.id, legalBasis: 'Consent of the person' },
    });
    await following.until(() => (updates().at(-1)!.ref === marker.ref ? true : undefined));
    const entries = following.received
      .slice(before)
      .filter(({ data, errors }) => errors ?? data?.repatriationUpdates.update);
    expect(entries).toMatchObject([
      { data: { repatriationUpdates: { number: last + 2, update: { ref: marker.ref } } } },
    ]);
    expect(JSON.stringify(following.received.slice(before))).not.toContain(asked.ref);
    expect(await feed()).toContain(marker.ref);
    // whoever asks from the start gets nothing of it, once the gateway holds no message from before any more
    await eventually('nothing of it is told again', async () => {
      const again = liaison.follow<Message>(UPDATES, { office, after: 0 });
      await again.until((received) => received.find(({ data }) => data?.repatriationUpdates.number === last + 2));
      again.stop();
      return !JSON.stringify(again.received).includes(asked.ref);
    });

    await stolen.until(() => (stolen.ended ? true : undefined));
    expect(stolen.received).toEqual([]);
    for (const query of [`{ case(id: "${caseId}") { id } }`, `{ repatriation(ref: "${asked.ref}") { id } }`])
      expect((await liaison.ask(query)).errors?.[0]?.extensions.code).toBe('FORBIDDEN_FIELD');
  });
});
