import { describe, expect, it } from '@jest/globals';
import { committee, counterpart } from '@hub/cast';
import { incident, report } from '../../scene/case-alerts.js';
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
  it('follows a repatriation from its release on, and never sees the case behind it', async () => {
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

    await stolen.until(() => (stolen.ended ? true : undefined));
    expect(stolen.received).toEqual([]);
    for (const query of [`{ case(id: "${caseId}") { id } }`, `{ repatriation(ref: "${asked.ref}") { id } }`])
      expect((await liaison.ask(query)).errors?.[0]?.extensions.code).toBe('FORBIDDEN_FIELD');
  });
});
