import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { committee, namedOffice, organizations, person } from '@hub/cast';
import { type AlertMessage, CASE_ALERTS, incident, report } from '../../scene/case-alerts.js';
import type { Client } from '../../scene/client.js';
import { eventually } from '../../scene/eventually.js';
import { superuserOf } from '../../scene/superuser.js';
import { hub } from './hub.js';

const chair = namedOffice('DL-TH5713/CHAIR').id;
const WIANG_KAEN = committee('DL-TH5713').id;
const MADE_MS = 150_000;

interface Line {
  readonly code: string | null;
  readonly count: number | null;
  readonly text: string | null;
  readonly references: readonly string[];
}
interface Pack {
  readonly id: string;
  readonly occasion: string;
  readonly sections: readonly { readonly code: string; readonly state: string; readonly lines: readonly Line[] }[];
  readonly acknowledgements: readonly { readonly official: { readonly id: string } }[];
}
const PACK = `id occasion version concernsAt acknowledgements { official { id } }
  sections { code state missingBecause lines { code count text references } }`;
const PACKS = `query ($id: ID!) { committee(id: $id) { offices { id handoverPacks { edges { node { ${PACK} } } } } } }`;

const packsFor = async (reader: Client): Promise<Pack[]> => {
  const { data } = await reader.ask<{
    committee: { offices: { id: string; handoverPacks: { edges: { node: Pack }[] } | null }[] };
  }>(PACKS, { id: WIANG_KAEN });
  const offices = data?.committee.offices ?? [];
  return offices.find(({ id }) => id === chair)?.handoverPacks?.edges.map(({ node }) => node) ?? [];
};
const paper = (reader: Client, id: string, language = 'th'): Promise<Response> =>
  fetch(new URL(`/papers/committees/${id}.html?language=${language}`, hub.ready().endpoints.graphql), {
    headers: { authorization: `Bearer ${reader.token}` },
  });
const refusalOf = async (reader: Client, id: string): Promise<string | null | undefined> => {
  const { data, errors } = await reader.ask<{ handoverPack: Pack | null }>(
    `query ($id: ID!) { handoverPack(id: $id) { ${PACK} } }`,
    { id },
  );
  return errors ? errors[0]!.extensions.code : data?.handoverPack === null ? null : undefined;
};

describe('a district chief who leaves', () => {
  let [leaving, coming, secretariat]: Client[] = [];
  let pack: Pack;
  let reported: string;
  let draft: string;

  beforeAll(async () => {
    leaving = await hub.as('wk-chair');
    coming = await hub.as('ck-chair-former');
    secretariat = await hub.as('cr-secretariat');
    // an emergency, so that the chair is alerted, too
    const filed = await report(leaving, incident('before-the-handover', { place: 'TH5713', urgency: 'EMERGENCY' }));
    reported = filed.data!.reportIncident.case!.id;
    const drafted = await leaving.ask<{ draftActionPlan: { plan: { id: string } } }>(
      'mutation ($input: DraftActionPlanInput!) { draftActionPlan(input: $input) { plan { id } problems { code } } }',
      {
        input: {
          ...{ idempotencyKey: randomUUID(), committee: WIANG_KAEN, title: 'Plan of the old chief' },
          financialYear: financialYear(new Date()),
        },
      },
    );
    draft = drafted.data!.draftActionPlan.plan.id;
    const committees = await superuserOf(hub, 'committees');
    await committees.query(
      `update appointment set ends_at = now() + interval '59 days' where office = $1 and ends_at > now()`,
      [chair],
    );
    await committees.end();
    pack = await eventually(
      'a whole pack of the chair',
      async () => {
        const [found] = (await packsFor(leaving!)).filter(({ occasion }) => occasion === 'ENDING');
        return found?.sections.every(({ state }) => state === 'PRESENT') ? found : undefined;
      },
      MADE_MS,
    );
  }, 600_000);

  it('finds a pack, made by itself and whole, with what the office has open', () => {
    const linesOf = (code: string): readonly Line[] => pack.sections.find((section) => section.code === code)!.lines;
    expect(pack.sections).toHaveLength(14);
    expect(linesOf('CASES').flatMap(({ references }) => references)).toContain(reported);
    expect(linesOf('ALERTS').find(({ code }) => code === 'OPEN')!.count).toBeGreaterThan(0);
    expect(linesOf('ALERTS').flatMap(({ references }) => references)).toContain(reported);
    expect(linesOf('PLANS').map(({ text }) => text)).toContainEqual(expect.stringContaining('Plan of the old chief'));
    expect(linesOf('CONTACTS').map(({ text }) => text)).toContainEqual(expect.stringContaining('Osprey'));
    expect(linesOf('DUTIES').length).toBeGreaterThan(5);
  });

  it('is told of by nobody else, in the graph or on paper', async () => {
    const others = [
      'ck-chair',
      'cs-chair',
      'cr-secretariat',
      'ngo-partner',
      'lao-houayxay',
      'auditor',
      'dpo',
      'public',
    ];
    for (const key of others) {
      const reader = await hub.as(key);
      expect([key, await refusalOf(reader, pack.id)]).not.toEqual([key, undefined]);
      expect([key, (await paper(reader, pack.id)).status >= 400]).toEqual([key, true]);
    }
    expect(await refusalOf(leaving!, pack.id)).toBeUndefined();
  }, 120_000);

  it('reads it on paper in Thai and in English', async () => {
    for (const [language, title] of [
      ['th', 'แฟ้มส่งมอบงาน'],
      ['en', 'Handover pack'],
    ] as const) {
      const page = await paper(leaving!, pack.id, language);
      const text = await page.text();
      expect([page.status, text.includes(title), text.includes('<script')]).toEqual([200, true, false]);
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'sha256-");
    }
  });

  it('has a successor who acknowledges it and finds inbox and draft; the old one reads nothing any more', async () => {
    const following = leaving!.follow<AlertMessage>(CASE_ALERTS, { office: chair });
    await following.until((received) => received[0]);
    const committees = await superuserOf(hub, 'committees');
    const { rows } = await committees.query<{ id: string }>(
      'select id from appointment where office = $1 and ends_at > now()',
      [chair],
    );
    await committees.end();
    const appoint = {
      ...{ idempotencyKey: randomUUID(), office: chair, official: person('ck-chair-former').id },
      ...{ from: new Date(Date.now() - 1_000), until: new Date(Date.now() + 300 * 86_400_000) },
    };
    const { data: appointed } = await secretariat!.ask<Record<'appointOfficial' | 'endAppointment', object>>(
      `mutation ($appoint: AppointOfficialInput!, $end: EndAppointmentInput!) {
        appointOfficial(input: $appoint) { problems { code } appointment { state } }
        endAppointment(input: $end) { problems { code } appointment { state } } }`,
      { appoint, end: { appointment: rows[0]!.id } },
    );
    expect(appointed).toEqual({
      appointOfficial: { problems: [], appointment: { state: 'ACTIVE' } },
      endAppointment: { problems: [], appointment: { state: 'ENDED' } },
    });

    await following.until(() => (following.ended ? true : undefined), 60_000);
    expect(following.ended?.error).toMatchObject([{ extensions: { code: 'LIVE_RIGHT_ENDED' } }]);
    await eventually(
      'the old chief has no pack',
      async () => (await refusalOf(leaving!, pack.id)) === 'FORBIDDEN_FIELD',
    );
    expect((await paper(leaving!, pack.id)).status).toBeGreaterThanOrEqual(400);
    expect((await leaving!.ask(`{ inbox(office: "${chair}") { eventId } }`)).errors).toBeDefined();

    const acknowledged = await eventually('the pack is acknowledged', async () => {
      const { data } = await coming!.ask<{ acknowledgeHandoverPack: { problems: object[] } | null }>(
        'mutation ($input: AcknowledgeHandoverPackInput!) { acknowledgeHandoverPack(input: $input) { problems { code } } }',
        { input: { pack: pack.id } },
      );
      return data?.acknowledgeHandoverPack ?? undefined;
    });
    expect(acknowledged.problems).toEqual([]);
    const [seen] = (await packsFor(coming!)).filter(({ id }) => id === pack.id);
    expect(seen!.acknowledgements).toEqual([{ official: { id: person('ck-chair-former').id } }]);
    expect(seen!.sections).toEqual(pack.sections);

    const inbox = await coming!.ask<{ inbox: { case: { id: string } }[] }>(
      `{ inbox(office: "${chair}") { case { id } } }`,
    );
    expect(inbox.data!.inbox.map(({ case: about }) => about.id)).toContain(reported);
    const plan = await coming!.ask<{ keepPlanActivity: { problems: object[] } }>(
      'mutation ($input: KeepPlanActivityInput!) { keepPlanActivity(input: $input) { problems { code } } }',
      {
        input: {
          ...{ plan: draft, version: 1, kind: 'CAMPAIGN', theme: 'PREVENTION', title: 'Campaign' },
          ...{ office: namedOffice('DL-TH5713/FOCAL_POINT').id, agencies: [organizations[0]!.id], budget: [] },
          quarters: [1],
        },
      },
    );
    expect(plan.data?.keepPlanActivity.problems).toEqual([]);
  }, 600_000);
});

/** Of the Buddhist era, as it stands in Thailand. */
const financialYear = (now: Date): number => {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth() + 1];
  return year + 543 + (month >= 10 ? 1 : 0);
};
