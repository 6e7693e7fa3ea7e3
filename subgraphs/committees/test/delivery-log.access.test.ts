import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PUBLIC_CALLER } from '@hub/caller';
import { offices, people, person } from '@hub/cast';
import { BATCH, forgetDeliveries } from '../src/delivery/delivery-retention.job.js';
import { CHAIR, DeliveryWorld, DUTY, eventually, idOf, PARTNER } from './delivery-world.js';
import { Receiver } from './fakes/receiver.js';

const TOLD = [DUTY, CHAIR, PARTNER];
let world: DeliveryWorld;
let hook: Receiver;
beforeAll(async () => {
  [world, hook] = [await DeliveryWorld.start(), await Receiver.start()];
  await world.confirmEmail('ck-duty', 'duty@mail.example');
  await world.confirmEmail('ck-chair', 'chair@mail.example');
  await world.registerHook('ngo-partner', PARTNER, hook.url);
  for (const office of TOLD) await world.tell({ office });
  for (const office of TOLD)
    await eventually(async () => (await world.deliveries('office', office)).some(({ state }) => state === 'SENT'));
});
afterAll(async () => {
  await world.stop();
  await hook.stop();
});

interface Log {
  readonly deliveries: { readonly edges: readonly { readonly node: Record<string, unknown> }[] };
}
const LOG =
  'query ($office: ID!) { deliveries(office: $office) { edges { node { id kind state outcome attempts rule urgency inbox number createdAt sentAt } } } }';

describe('what was sent for an office', () => {
  it.each(people.map(({ key }) => key))(
    '%s reads it as holder, chair of its committee, auditor or data-protection officer',
    async (key) => {
      const own = offices.filter(({ id }) => person(key).offices.includes(id));
      for (const id of TOLD) {
        const { committee } = offices.find((each) => each.id === id)!;
        const leads = own.some(
          (each) => /^(VICE_)?CHAIR$/.test(each.kind) && each.committee !== null && each.committee === committee,
        );
        const watches = own.some(({ kind }) => kind === 'AUDITOR' || kind === 'DATA_PROTECTION_OFFICER');
        const may = own.some((each) => each.id === id) || leads || watches;
        const { data, errors } = await world.send<Log>(key, LOG, { office: id });
        if (!may) {
          expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
          continue;
        }
        expect(data!.deliveries.edges).toHaveLength(1);
        expect(data!.deliveries.edges[0]!.node).toMatchObject({
          state: 'SENT',
          outcome: 'TAKEN',
          attempts: 1,
          rule: 'A1',
        });
        expect(JSON.stringify(data)).not.toMatch(/mail\.example|127\.0\.0\.1/);
        for (const other of ['ck-duty', 'ck-chair', 'ngo-partner'])
          expect(JSON.stringify(data)).not.toContain(idOf(other));
      }
    },
  );

  it('is kept from everybody else by the rows themselves', async () => {
    for (const { id, key } of people) {
      const caller = world.as(key);
      const rows = await world.committees.services.store.inActor(
        { id: `person:${id}`, offices: caller.offices.map(({ office }) => office), purpose: 'request' },
        (tx) => tx.query<{ office: string }[]>('select office from delivery where office is not null'),
      );
      const seen = new Set(rows.map(({ office }) => office));
      for (const office of TOLD) {
        const { errors } = await world.send(key, LOG, { office });
        expect([key, seen.has(office)]).toEqual([key, errors === undefined]);
      }
    }
  });

  it('is nobody’s who is not signed in', async () => {
    const { errors } = await world.committees.send(LOG, { office: DUTY }, PUBLIC_CALLER);
    expect(errors?.[0]?.extensions.code).toBe('AUTH_REQUIRED');
  });
});

it('what was sent is forgotten after 400 days, in batches, and nothing that is still to be sent', async () => {
  const log = async () => (await world.send<Log>('ck-duty', LOG, { office: DUTY })).data!.deliveries.edges;
  const before = await log();
  const copies = (days: number, state: string, count: number): Promise<unknown> =>
    world.asSystem((tx) =>
      tx.query(
        `insert into delivery (record, channel, kind, about, person, office, state, outcome, next_at, created_at)
         select gen_random_uuid(), channel, kind, about, person, office, $3, outcome, clock_timestamp() + interval '1 day',
                clock_timestamp() - make_interval(days => $2)
           from (select * from delivery where office = $1 limit 1) d, generate_series(1, $4::int)`,
        [DUTY, days, state, count],
      ),
    );
  await copies(401, 'SENT', BATCH + 1);
  await copies(401, 'FAILED', 1);
  await copies(401, 'CANCELLED', 1);
  await copies(401, 'WAITING', 1);
  await copies(399, 'FAILED', 1);
  await forgetDeliveries(world.committees.services);
  const kept = (await log()).slice(before.length).map(({ node }) => node['state']);
  expect(kept).toEqual(['FAILED', 'WAITING']);
  expect((await log()).slice(0, before.length)).toEqual(before);
});
