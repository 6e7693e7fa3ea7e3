import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { defineFeed } from '@hub/inbox';
import { migration } from '@hub/store';
import type { ErrorCode } from '@hub/vocabulary';
import type { Settings } from './config.js';
import { defineSubgraph, type Feature, type Job, type SubgraphDefinition } from './definition.js';
import { HubError } from './errors.js';
import type { FileDoors } from './files/file-doors.js';
import type { PaperDoor } from './papers/paper-door.js';
import type { HubContext } from './request/context.js';
import { stubOf } from './schema/stub.js';

class BedResolver {}
class GuestResolver {}
const Committee = stubOf('Committee', { key: 'id', description: 'A committee.', keyDescription: 'Its id.' });
const feed = defineFeed({ name: 'beds', to: ['cases'] });
const job: Job = { name: 'sweep', run: async () => undefined };
const files: FileDoors = { take: async () => undefined, give: () => Promise.reject(new HubError('NOT_FOUND')) };

const shelters = (...features: readonly Feature[]): SubgraphDefinition =>
  defineSubgraph({ name: 'shelters', directory: 'feed', resolvers: [BedResolver], features });

describe('the features of a subgraph', () => {
  it('bring their parts beside those of the subgraph itself', () => {
    const made = shelters({ name: 'guests', resolvers: [GuestResolver], feeds: [feed], files });
    expect(made.resolvers).toEqual([BedResolver, GuestResolver]);
    expect([made.name, made.directory, made.feeds, made.files]).toEqual(['shelters', 'feed', [feed], files]);
    expect([made.jobs, made.alertRules, made.papers, made.settings]).toEqual([[], undefined, undefined, undefined]);
  });

  it('bring once what several of them need', () => {
    const shared = { resolvers: [BedResolver], stubs: [Committee], feeds: [feed], jobs: [job], files };
    const made = shelters({ name: 'beds', ...shared }, { name: 'guests', ...shared });
    expect(made).toMatchObject(shared);
  });

  it('are merged again when a subgraph is taken for another', () => {
    const made = shelters({ name: 'guests', resolvers: [GuestResolver], files });
    expect(defineSubgraph({ ...made, feeds: [feed] })).toEqual({ ...made, feeds: [feed] });
  });

  it('bring migrations in the order in which they run, also those of one number', () => {
    const at = (number: number, title: string) => migration(number, title, '');
    const [bed, guest, stay, visit] = [at(1000, 'Bed'), at(1001, 'Guest'), at(1001, 'Stay'), at(1002, 'Visit')];
    for (const [first, second] of [
      [
        [visit, bed],
        [stay, guest],
      ],
      [[stay, guest, visit], [bed]],
    ] as const)
      expect(shelters({ name: 'beds', migrations: first }, { name: 'guests', migrations: second }).migrations).toEqual([
        bed,
        guest,
        stay,
        visit,
      ]);
  });

  const door = (own: string, otherwise: ErrorCode = 'NOT_FOUND'): PaperDoor => ({
    forms: ['html'],
    give: async ({ id }) => {
      if (id !== own) throw new HubError(otherwise);
      return { name: own, bytes: Buffer.from(own) };
    },
  });
  const paperOf = ({ papers }: SubgraphDefinition, id: string) =>
    papers!.give({ id, form: 'html', language: 'en' }, {} as HubContext);

  it('bring papers in any order, also where one refuses all of its kind', async () => {
    const [beds, guests] = [{ papers: door('bed') }, { papers: door('guest', 'FORBIDDEN_ACTION') }];
    for (const [one, other] of [
      [beds, guests],
      [guests, beds],
    ]) {
      const made = shelters({ name: 'one', ...one }, { name: 'other', ...other });
      expect((await paperOf(made, 'bed')).name).toBe('bed');
      await expect(paperOf(made, 'stay')).rejects.toThrow(new HubError('FORBIDDEN_ACTION'));
    }
    const busy = shelters({ name: 'one', papers: door('stay', 'HUB_BUSY') }, { name: 'other', ...beds });
    await expect(paperOf(busy, 'bed')).rejects.toThrow(new HubError('HUB_BUSY'));
  });

  it('bring papers and settings that work together', async () => {
    const setting = (name: string): Settings => ({
      variables: { [name]: `SHELTERS_${name.toUpperCase()}` },
      rules: () => z.object({ [name]: z.string() }),
    });
    const made = shelters(
      { name: 'beds', papers: door('bed'), settings: setting('rooms') },
      { name: 'guests', papers: door('guest'), settings: setting('nights') },
    );
    const { settings } = made;
    expect([(await paperOf(made, 'bed')).name, (await paperOf(made, 'guest')).name]).toEqual(['bed', 'guest']);
    await expect(paperOf(made, 'stay')).rejects.toThrow(new HubError('NOT_FOUND'));
    expect(settings!.variables).toEqual({ rooms: 'SHELTERS_ROOMS', nights: 'SHELTERS_NIGHTS' });
    const read = settings!.rules('production');
    expect(read.safeParse({ rooms: '4', nights: '2' }).data).toEqual({ rooms: '4', nights: '2' });
    expect(read.safeParse({ rooms: '4' }).success).toBe(false);
  });

  const reference = () => ({ type: 'Bed', resolve: () => null });
  const again: readonly (readonly [said: string, brought: () => Partial<Feature>])[] = [
    ['the feed beds', () => ({ feeds: [defineFeed({ name: 'beds', to: ['liaison'] })] })],
    ['the reading of the feed beds', () => ({ reads: [{ feed: 'beds', take: async () => undefined }] })],
    ['the job sweep', () => ({ jobs: [{ ...job }] })],
    ['the task remind', () => ({ tasks: [{ name: 'remind', run: async () => undefined }] })],
    ['the reference to Bed', () => ({ references: [reference()] })],
    ['the migration Bed1700000001000', () => ({ migrations: [migration(1000, 'Bed', '')] })],
    ['files', () => ({ files: { ...files } })],
    ['a calendar', () => ({ calendar: async () => '' })],
    ['what goes with a fan-out', () => ({ fannedOut: async () => undefined })],
    ['statistics', () => ({ statistics: { populations: [] } })],
    ['a seed', () => ({ seed: async () => undefined })],
  ];
  it.each(again)('cannot both bring %s', (said, brought) => {
    expect(() => shelters({ name: 'beds', ...brought() }, { name: 'guests', ...brought() })).toThrow(
      `shelters: two features bring ${said}: beds and guests; there can be only one`,
    );
    const once = { name: 'beds', ...brought() };
    expect(() => shelters(once, { ...once, name: 'guests' })).not.toThrow();
  });

  it('cannot all be without a resolver', () => {
    expect(() =>
      defineSubgraph({ name: 'shelters', directory: 'feed', features: [{ name: 'guests', feeds: [feed] }] }),
    ).toThrow('shelters: no feature brings a resolver');
  });
});
