import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { committee, namedOffice, organization } from '@hub/cast';
import { financialQuarterOf, thaiDay } from '@hub/vocabulary';
import type { Client } from '../../scene/client.js';
import { eventually } from '../../scene/eventually.js';
import { hub } from './hub.js';

const DOK_KHAMTAI = committee('DL-TH5605').id;
const YMCA = namedOffice('DL-TH5605/YMCA').id;
const HEALTH = namedOffice('DL-TH5605/HEALTH').id;
const TODAY = thaiDay(new Date());

interface Done {
  readonly done: {
    readonly row: { readonly id: string; readonly version: number } | null;
    readonly problems: readonly object[];
  };
}
/** One mutation that must be done, and the row as it then stands. */
const does = async (client: Client, name: string, answer: string, input: object) => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await client.ask<Done>(
    `mutation ($input: ${type}!) { done: ${name}(input: $input) { row: ${answer} { id version } problems { code field } } }`,
    { input },
  );
  if (!data?.done?.row) throw new Error(JSON.stringify(errors ?? data));
  expect(data.done.problems).toEqual([]);
  return data.done.row;
};
const refusalOf = async (client: Client, query: string): Promise<string | undefined> =>
  (await client.ask(query)).errors?.[0]!.extensions.code;

describe('the committee of Dok Khamtai, whose secretary is an NGO', () => {
  let [secretary, member, chair]: Client[] = [];
  let plan: string;

  beforeAll(async () => {
    secretary = await hub.as('dk-ymca');
    member = await hub.as('dk-health');
    chair = await hub.as('dk-chair');
  }, 60_000);

  it('meets as the secretary planned it, and finds what was said in the minutes', async () => {
    const meeting = await does(secretary!, 'planMeeting', 'meeting', {
      ...{ idempotencyKey: randomUUID(), committee: DOK_KHAMTAI, kind: 'QUARTERLY', venue: 'YMCA, Dok Khamtai' },
      ...{ plannedAt: new Date(Date.now() + 3_600_000), agenda: 'Schools and watch-dogs', invited: [HEALTH] },
    });
    await does(secretary!, 'recordMeeting', 'meeting', {
      ...{ meeting: meeting.id, version: meeting.version, heldOn: TODAY, minutes: 'The schools ask for a visit.' },
      ...{ attendance: [{ office: HEALTH, state: 'ATTENDED' }], decisions: ['Visit each school'] },
    });
    const MINUTES = `{ meeting(id: "${meeting.id}") { minutes decisions { words } } }`;
    for (const reader of [chair!, member!]) {
      const { data } = await reader.ask(MINUTES);
      expect(data).toEqual({
        meeting: { minutes: 'The schools ask for a visit.', decisions: [{ words: 'Visit each school' }] },
      });
    }
  });

  it('has its plan drafted by the secretary, and read and commented on by its members in review', async () => {
    const drafted = await does(secretary!, 'draftActionPlan', 'plan', {
      ...{ idempotencyKey: randomUUID(), committee: DOK_KHAMTAI, title: 'Plan of Dok Khamtai' },
      financialYear: financialQuarterOf(TODAY).year,
    });
    plan = drafted.id;
    const kept = await does(secretary!, 'keepPlanActivity', 'plan', {
      ...{ plan, version: drafted.version, kind: 'CAMPAIGN', title: 'A visit to each school', quarters: [1] },
      ...{ office: HEALTH, theme: 'PREVENTION', agencies: [organization('TH5605/YMCA').id], budget: [] },
    });
    const PLAN = `{ actionPlan(id: "${plan}") { activities { title } comments { id words answer } } }`;
    expect((await member!.ask(PLAN)).data).toEqual({
      actionPlan: { activities: [{ title: 'A visit to each school' }], comments: [] },
    });
    await does(secretary!, 'advanceActionPlan', 'plan', { plan, version: kept.version, to: 'MEMBER_REVIEW' });
    const words = 'The nurses come along';
    await does(member!, 'commentOnPlan', 'plan', { idempotencyKey: randomUUID(), plan, words });
    const { data } = await secretary!.ask<{ actionPlan: { comments: { id: string }[] } }>(PLAN);
    const [comment] = data!.actionPlan.comments;
    await does(secretary!, 'answerPlanComment', 'plan', { comment: comment!.id, words: 'gladly' });
    expect((await member!.ask(PLAN)).data).toMatchObject({ actionPlan: { comments: [{ words, answer: 'gladly' }] } });
  });

  it('shows its plan to no member or partner of another, and no case to its secretary or members', async () => {
    const activities = `{ actionPlan(id: "${plan}") { activities { title } } }`;
    expect((await (await hub.as('ck-prevention')).ask(activities)).data).toEqual({ actionPlan: { activities: [] } });
    expect(await refusalOf(await hub.as('ngo-partner'), activities)).toBe('FORBIDDEN_FIELD');
    for (const reader of [secretary!, member!])
      for (const query of ['{ cases(first: 1) { edges { node { id } } } }', '{ myInboxes { openAlerts } }'])
        expect(await refusalOf(reader, query)).toBe('FORBIDDEN_FIELD');
  });

  it('has a whole handover pack of its secretary, without a section that would tell of cases', async () => {
    const input = { idempotencyKey: randomUUID(), office: YMCA };
    await secretary!.ask(
      'mutation ($input: MakeHandoverPackInput!) { makeHandoverPack(input: $input) { problems { code } } }',
      { input },
    );
    interface Packs {
      readonly me: {
        readonly offices: readonly {
          readonly office: {
            readonly handoverPacks: {
              readonly edges: readonly { readonly node: { readonly sections: readonly Section[] } }[];
            };
          };
        }[];
      };
    }
    interface Section {
      readonly code: string;
      readonly state: string;
      readonly missingBecause: string | null;
    }
    const sections = await eventually('the pack is gathered', async () => {
      const { data } = await secretary!.ask<Packs>(
        '{ me { offices { office { handoverPacks { edges { node { sections { code state missingBecause } } } } } } } }',
      );
      const found = data?.me.offices[0]?.office.handoverPacks.edges[0]?.node.sections;
      return found?.every(({ state }) => state !== 'PENDING') && found;
    });
    expect(sections.filter(({ state }) => state !== 'PRESENT')).toEqual([]);
    expect(sections.map(({ code }) => code)).toEqual([
      ...['DUTIES', 'TASKS', 'DUE', 'PLANS', 'CASE_TREND', 'INDICATORS', 'TRAININGS', 'LESSONS', 'CONTACTS'],
    ]);
  }, 150_000);
});
