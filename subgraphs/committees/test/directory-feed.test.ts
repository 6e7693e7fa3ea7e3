import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ASSERTION_HEADER,
  createAssertionSigner,
  Directory,
  type DirectoryRecord,
  followFeed,
  PUBLIC_CALLER,
  serviceCaller,
} from '@hub/caller';
import {
  appointments,
  committees as cast,
  office,
  offices,
  people,
  person,
  places,
  seatAppointments,
  seatOffices,
} from '@hub/cast';
import { HubContext } from '@hub/subgraph-kit';
import type { TestSubgraph } from '@hub/subgraph-kit/testing';
import { directoryFeed } from '../src/events.js';
import { seed } from '../src/seed.js';
import { callerOf, startCommittees } from './committees-world.js';

const newKey = (): string => randomBytes(32).toString('base64url');
const assertionKeys: Record<string, string> = { gateway: newKey(), cases: newKey(), stranger: newKey() };
const signerOf = (issuer: string) => createAssertionSigner({ issuer, audience: 'committees' }, assertionKeys[issuer]!);

let committees: TestSubgraph;
beforeAll(async () => {
  committees = await startCommittees({ assertionKeys });
});
afterAll(() => committees.stop());

interface Entry {
  readonly number: number;
  readonly record: DirectoryRecord;
}

/** Everything the feed holds after a number, as a service reads it. */
const readFeed = async (reader: string, after = 0): Promise<Entry[]> => {
  const entries: Entry[] = [];
  const enough = new AbortController();
  const last = (): number => entries.at(-1)?.number ?? after;
  let head = Infinity;
  await followFeed({
    origin: committees.url,
    feed: 'directory',
    reader,
    sign: signerOf(reader),
    after: last,
    onEntry: (number, body) => {
      entries.push({ number, record: body as DirectoryRecord });
      if (number >= head) enough.abort();
    },
    onHead: (told) => {
      head = told;
      if (last() >= head) enough.abort();
    },
    onTrouble: () => enough.abort(),
    signal: AbortSignal.any([enough.signal, AbortSignal.timeout(10_000)]),
  });
  return entries;
};

const statusOf = async (headers: Record<string, string>): Promise<number> => {
  const response = await fetch(`${committees.url}/feeds/directory?after=0`, { headers });
  await response.body?.cancel();
  return response.status;
};

const signed = (issuer: string, caller = serviceCaller(issuer)): Record<string, string> => ({
  [ASSERTION_HEADER]: signerOf(issuer)(caller, { method: 'GET', path: '/feeds/directory?after=0', body: '' }),
});

const seedAt = (now: Date): Promise<void> => {
  const context = new HubContext(PUBLIC_CALLER, { ...committees.services, now: () => now });
  return context.asSystem('seed', (tx) => seed({ tx, services: { ...committees.services, now: () => now } }));
};

const yearsFromNow = (years: number): Date => new Date(Date.now() + years * 365 * 86_400_000);

describe('the directory feed', () => {
  it.each(['gateway', 'cases'])('gives %s every record in order, without holes', async (reader) => {
    const entries = await readFeed(reader);
    expect(entries.map(({ number }) => number)).toEqual(entries.map((_, index) => index + 1));
    const ids = (kind: string) => entries.filter(({ record }) => record.kind === kind).map(({ record }) => record.id);
    expect(ids('place').sort()).toEqual(places.map(({ pcode }) => pcode).sort());
    expect(ids('committee').sort()).toEqual(cast.map(({ id }) => id).sort());
    const known = new Set([...offices, ...seatOffices].map(({ id }) => id));
    expect(ids('office').sort()).toEqual([...known].sort());
    const now = new Date();
    const valid = [...appointments(now), ...seatAppointments(now)].filter(
      ({ until }) => Date.parse(until) > now.getTime(),
    );
    expect(ids('appointment').sort()).toEqual(valid.map(({ id }) => id).sort());
  });

  it('gives each demo person the offices of the cast, and a former chair none', async () => {
    const directory = new Directory();
    for (const { number, record } of await readFeed('gateway')) directory.apply(number, record);
    const now = Date.now();
    for (const { id, offices: held } of people)
      expect(directory.held(id, now).map((each) => each.office)).toEqual(expect.arrayContaining([...held]));
    expect(directory.held(person('ck-chair-former').id, now)).toEqual([]);
    expect(directory.committeeFor('TH5703', 'DISTRICT')?.code).toBe('DL-TH5703');
    expect(directory.isHeld(office('DL-TH5713', 'VICE_CHAIR').id, now)).toBe(false);
  });

  it('names its readers, and answers nobody else', async () => {
    expect(directoryFeed.to).toEqual(['gateway', 'cases', 'trainings', 'liaison']);
    expect(await statusOf({})).toBe(401);
    expect(await statusOf({ [ASSERTION_HEADER]: 'x.y.z' })).toBe(401);
    expect(await statusOf(signed('stranger'))).toBe(404);
    expect(await statusOf(signed('gateway', callerOf(committees, 'cr-secretariat')))).toBe(404);
    expect(await statusOf(signed('gateway', PUBLIC_CALLER))).toBe(404);
    expect(await statusOf(signed('gateway', serviceCaller('cases')))).toBe(200);
    expect(await statusOf(signed('cases', serviceCaller('gateway')))).toBe(401);
  });
});

describe('seeding again', () => {
  it('appends nothing', async () => {
    const before = await readFeed('gateway');
    await seedAt(new Date());
    expect(await readFeed('gateway')).toHaveLength(before.length);
  });

  it('renews what ran out, so that the demo works years later, and revives nothing that somebody ended', async () => {
    const chair = office('DL-TH5703', 'CHAIR').id;
    const secretary = callerOf(committees, 'cr-secretariat');
    const held = callerOf(committees, 'ck-chair').offices[0]!;
    const before = (await readFeed('gateway')).length;
    await committees.send(
      'mutation ($input: EndAppointmentInput!) { endAppointment(input: $input) { problems { code } } }',
      { input: { appointment: held.appointment } },
      secretary,
    );
    const [withdrawn, ...rest] = (await readFeed('cases')).slice(before);
    expect(withdrawn?.record).toEqual({ kind: 'appointment', id: held.appointment, data: null });
    expect(rest).toEqual([]);
    const later = yearsFromNow(3);
    await seedAt(later);
    const directory = new Directory();
    for (const { number, record } of await readFeed('gateway')) directory.apply(number, record);
    expect(directory.version).toBeGreaterThan(before);
    expect(directory.held(person('ck-duty').id, later.getTime()).map((each) => each.kind)).toEqual([
      'SUPPRESSION_GROUP',
    ]);
    expect(directory.held(person('ck-duty').id, Date.now())).toEqual([]);
    expect(directory.isHeld(chair, later.getTime())).toBe(false);
  });
});
