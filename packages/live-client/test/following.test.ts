import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CLOSE_CODES } from '@hub/vocabulary';
import { memoryStorage } from '../src/index.js';
import { systemClock } from '../src/clock.js';
import type { Fate } from './fake-hub.js';
import { follow, Scene, upTo } from './scene.js';
import { tokenFor } from './tokens.js';
import { until } from './until.js';

let scene: Scene;
beforeEach(async () => {
  scene = await Scene.set();
});
afterEach(() => scene.end());

type Followed = ReturnType<typeof follow>;
const live = (followed: Followed): boolean => followed.follower.state.kind === 'LIVE';

describe('an inbox that is followed', () => {
  it('is shown from its first entry on, then as entries come, and is LIVE once all is shown', async () => {
    scene.hub.append(3);
    const followed = follow(scene.client({ clock: systemClock }));
    await until('it is live', () => live(followed));
    expect(followed.numbers()).toEqual([1, 2, 3]);
    scene.hub.append(2);
    await until('more is shown', () => followed.shown.length === 5);
    expect(followed.numbers()).toEqual(upTo(5));
    expect(followed.kinds()).toEqual(['STALE', 'CATCHING_UP', 'LIVE']);
  });

  it('begins after a number when told so, and goes on where it was when followed again', async () => {
    scene.hub.append(5);
    const storage = memoryStorage();
    const first = scene.client({ storage });
    const followed = follow(first, { variables: { office: 'chiang-khong', after: 3 } });
    await until('it is live', () => live(followed));
    await first.close();
    scene.hub.append(2);
    const again = follow(scene.client({ storage }), { variables: { office: 'chiang-khong', after: 3 } });
    await until('it is live again', () => live(again));
    expect([followed.numbers(), again.numbers()]).toEqual([
      [4, 5],
      [6, 7],
    ]);
  });

  it.each<Fate>(['SKIP', 'TWICE', 'CUT', 'CUT_AFTER', 'STALL', 'FAILED'])(
    'is shown whole and once when a message suffers %s',
    async (fate) => {
      scene.hub.append(6);
      scene.hub.fates = ['SEND', 'SEND', fate];
      const followed = follow(scene.client());
      await until('all is shown', () => followed.shown.length >= 6 && live(followed));
      expect(followed.numbers()).toEqual(upTo(6));
    },
  );

  it('keeps a number only after its entry was shown: one that could not be comes again, and none after it before', async () => {
    scene.hub.append(4);
    const written: string[] = [];
    const storage = { ...memoryStorage(), write: (_key: string, text: string) => void written.push(text) };
    let tries = 0;
    const asked: number[] = [];
    const shown: number[] = [];
    const followed = follow(scene.client({ storage }), {
      onEntry: async ({ number }) => {
        asked.push(number);
        // by then the others wait in line
        await new Promise((resolve) => setTimeout(resolve, number === 2 ? 50 : 0));
        if (number === 2 && ++tries < 3) throw new Error('the screen is not ready');
        shown.push(number);
      },
    });
    await until('it is live', () => live(followed));
    expect(shown).toEqual(upTo(4));
    expect(asked).toEqual([1, 2, 2, 2, 3, 4]);
    expect(written).toEqual(['1', '2', '3', '4']);
    expect(scene.troubles.map(String)).toContain('Error: the screen is not ready');
  });

  it('hands over an entry that could not be read, with the reason, instead of passing over it', async () => {
    scene.hub.append(2);
    scene.hub.fates = ['SEND', 'UNREADABLE'];
    const shown: unknown[] = [];
    const followed = follow(scene.client(), {
      onEntry: ({ number, alert }, errors) => void shown.push([number, alert?.id, errors.length]),
    });
    await until('it is live', () => live(followed));
    expect(shown).toEqual([
      [1, 'alert-1', 0],
      [2, undefined, 1],
    ]);
  });

  it('waits in the hub while the screen is slow', async () => {
    scene.hub.append(700);
    const shown: number[] = [];
    let release = (): void => undefined;
    const ready = new Promise<void>((resolve) => (release = resolve));
    const followed = follow(scene.client(), {
      onEntry: async ({ number }) => {
        await ready;
        shown.push(number);
      },
    });
    await until('the client has left', () => scene.hub.opened.length > 0 && scene.hub.lines.size === 0);
    expect(followed.kinds()).not.toContain('LIVE');
    release();
    await until('it is live', () => live(followed));
    expect(shown).toEqual(upTo(700));
  });

  it('shows nothing more after it was stopped, and keeps what was shown by then', async () => {
    scene.hub.append(3);
    const storage = memoryStorage();
    const client = scene.client({ storage });
    const followed = follow(client, {
      onEntry: async ({ number }) => {
        if (number === 2) void followed.follower.stop();
        await new Promise((resolve) => setTimeout(resolve, 20));
        followed.shown.push({ number, head: 3, alert: null });
      },
    });
    await until('the second is shown', () => followed.shown.length === 2);
    await followed.follower.stop();
    expect([followed.numbers(), await storage.read('position.chiang-khong')]).toEqual([[1, 2], '2']);
    const again = follow(client);
    await until('the rest is shown', () => again.shown.length > 0);
    expect(again.numbers()).toEqual([3]);
  });

  it('shares one connection with the other inboxes of the client', async () => {
    const client = scene.client();
    const [one, other] = ['one', 'other'].map((inbox) => follow(client, { inbox })) as [Followed, Followed];
    await until('both are live', () => live(one) && live(other));
    expect([scene.hub.lines.size, scene.hub.opened.length]).toEqual([1, 2]);
    await one.follower.stop();
    scene.hub.append(1);
    await until('the other goes on', () => other.shown.length === 1);
    expect([one.shown, scene.hub.opened.length]).toEqual([[], 2]);
    await other.follower.stop();
    await until('the connection is closed', () => scene.hub.lines.size === 0);
  });

  it('is known by its office when nothing else is said, and must be known by something', () => {
    const client = scene.client();
    follow(client, { inbox: undefined });
    expect(() => follow(client, { inbox: 'chiang-khong' })).toThrow('being followed already');
    expect(() => follow(client, { inbox: undefined, variables: {} })).toThrow('Name the inbox');
  });

  it('cannot be followed twice at a time, nor with a query that does not resume', () => {
    const client = scene.client();
    follow(client);
    expect(() => follow(client)).toThrow(TypeError);
    for (const query of [
      'subscription { caseAlerts(office: "a") { number head } }',
      'subscription ($after: Int) { caseAlerts(office: "a", after: $after) { number } }',
    ])
      expect(() => follow(client, { inbox: 'other', query })).toThrow(TypeError);
  });
});

describe('what a screen may say', () => {
  it('stays LIVE when the connection is back within 5 s', async () => {
    const followed = follow(scene.client({ clock: systemClock, random: () => 0 }));
    await until('it is live', () => live(followed));
    scene.hub.cutAll();
    scene.hub.append(1);
    await until('the entry is shown', () => followed.shown.length === 1);
    expect(followed.kinds()).toEqual(['STALE', 'LIVE']);
  });

  it('is STALE, since the last heartbeat, when nothing comes for 5 s; LIVE again when the hub is back', async () => {
    const started = scene.clock.now();
    const followed = follow(scene.client());
    await until('it is live', () => live(followed));
    scene.hub.frozen = true;
    await until('it is stale', () => followed.follower.state.kind === 'STALE');
    const { since } = followed.follower.state as { since: Date };
    expect(since.getTime()).toBeGreaterThan(started);
    expect(scene.clock.now() - since.getTime()).toBeGreaterThan(5_000);
    // a peer that answers nothing is left, and another connection is made
    await until('it was left', () => scene.hub.lines.size === 0);
    scene.hub.frozen = false;
    await until('it is live again', () => live(followed));
    expect(scene.troubles.map(String)).not.toContain('Error: the subscription is silent');
  });

  it('is CATCHING_UP, never LIVE, while an entry is not shown yet', async () => {
    let release = (): void => undefined;
    const followed = follow(scene.client({ clock: systemClock }), {
      onEntry: () => new Promise<void>((resolve) => (release = resolve)),
    });
    await until('it is live', () => live(followed));
    scene.hub.append(1);
    await until('it is no longer live', () => followed.follower.state.kind === 'CATCHING_UP');
    release();
    await until('it is live again', () => live(followed));
    expect(followed.kinds()).toEqual(['STALE', 'LIVE', 'CATCHING_UP', 'LIVE']);
  });

  it('names the reason of the hub while it waits', async () => {
    scene.hub.refusal = 'LIVE_DIRECTORY_STALE';
    const followed = follow(scene.client());
    await until('the reason is known', () => followed.states.some((state) => 'code' in state));
    expect(followed.follower.state).toMatchObject({ kind: 'STALE', code: 'LIVE_DIRECTORY_STALE' });
    scene.hub.refusal = undefined;
    await until('it is live', () => live(followed));
  });
});

describe('the hub ends it', () => {
  it.each(['LIVE_RIGHT_ENDED', 'FORBIDDEN_ACTION', 'OPERATION_INVALID'] as const)('with %s: for good', async (code) => {
    const followed = follow(scene.client());
    await until('it is live', () => live(followed));
    scene.hub.refusal = code;
    scene.hub.cutAll();
    await until('it has ended', () => followed.follower.state.kind === 'ENDED');
    expect(followed.states.at(-1)).toEqual({ kind: 'ENDED', code });
    const opened = scene.hub.opened.length;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(scene.hub.opened).toHaveLength(opened);
  });

  it('when the stored position is beyond the inbox', async () => {
    const storage = memoryStorage();
    await storage.write('position.chiang-khong', '7');
    const followed = follow(scene.client({ storage }));
    await until('it has ended', () => followed.follower.state.kind === 'ENDED');
    expect(followed.follower.state).toEqual({ kind: 'ENDED', code: 'LIVE_AFTER_INVALID' });
  });

  it.each([
    [CLOSE_CODES.RIGHT_ENDED, 'LIVE_RIGHT_ENDED'],
    [CLOSE_CODES.FORBIDDEN, 'FORBIDDEN_ACTION'],
    [CLOSE_CODES.BAD_REQUEST, 'REQUEST_MALFORMED'],
  ] as const)('by close code %i', async (closeCode, code) => {
    const followed = follow(scene.client());
    await until('it is live', () => live(followed));
    scene.hub.closeAll(closeCode);
    await until('it has ended', () => followed.follower.state.kind === 'ENDED');
    expect(followed.follower.state).toEqual({ kind: 'ENDED', code });
  });

  it.each([
    1000,
    1001,
    CLOSE_CODES.GOING_AWAY,
    CLOSE_CODES.TOO_MANY,
    CLOSE_CODES.INIT_TIMEOUT,
    CLOSE_CODES.TOKEN_EXPIRED,
  ])('not by close code %i', async (closeCode) => {
    const followed = follow(scene.client());
    await until('it is live', () => live(followed));
    scene.hub.append(1);
    await until('the first is shown', () => followed.shown.length === 1);
    scene.hub.closeAll(closeCode);
    scene.hub.append(1);
    await until('it goes on', () => followed.shown.length === 2);
    expect(scene.hub.opened.map(({ after }) => after)).toEqual([0, 1]);
  });
});

describe('the access token', () => {
  it('is renewed on the open connection before it ends', async () => {
    const followed = follow(scene.client({ accessToken: () => Promise.resolve(tokenFor(scene.clock, 60)) }));
    await until('it was renewed twice', () => scene.hub.renewals.length === 2);
    expect(scene.hub.opened).toHaveLength(1);
    expect(new Set(scene.hub.renewals).size).toBe(scene.hub.renewals.length);
    expect(followed.kinds()).not.toContain('ENDED');
  });

  it('is asked for anew when it has ended after all', async () => {
    let asked = 0;
    const accessToken = () =>
      asked++ === 0
        ? Promise.resolve(tokenFor(scene.clock, 3))
        : asked === 2
          ? Promise.reject(new Error('offline'))
          : Promise.resolve(tokenFor(scene.clock, 600));
    const followed = follow(scene.client({ accessToken, random: () => 1 }));
    await until('it is connected again', () => scene.hub.opened.length === 2);
    await until('it is live', () => live(followed));
    expect(scene.hub.opened[0]!.token).not.toBe(scene.hub.opened[1]!.token);
  });

  it('that is refused again and again ends it', async () => {
    const followed = follow(scene.client({ accessToken: () => Promise.resolve(tokenFor(scene.clock, -1)) }));
    await until('it has ended', () => followed.follower.state.kind === 'ENDED');
    expect(followed.follower.state).toEqual({ kind: 'ENDED', code: 'AUTH_TOKEN_EXPIRED' });
  });
});

describe('what the person reads', () => {
  it('is told to the hub with each connection, over either transport', async () => {
    const language = 'lo-LA, th;q=0.8';
    for (const webSocketImpl of [undefined, null]) {
      const followed = follow(scene.client({ language, ...(webSocketImpl === null && { webSocketImpl }) }));
      await until('it is live', () => live(followed));
      await followed.follower.stop();
    }
    expect(scene.hub.opened.map((each) => [each.over, each.language])).toEqual([
      ['SOCKET', language],
      ['STREAM', language],
    ]);
  });

  it('is not guessed: without it nothing is said on a socket', async () => {
    const followed = follow(scene.client());
    await until('it is live', () => live(followed));
    expect(scene.hub.opened[0]?.language).toBeUndefined();
  });
});

describe('where WebSockets cannot be had', () => {
  it('server-sent events bring the same', async () => {
    scene.hub.append(4);
    scene.hub.socketsBlocked = true;
    scene.hub.fates = ['SEND', 'SEND', 'CUT', 'SEND', 'TWICE', 'SKIP'];
    const followed = follow(scene.client());
    await until('it is live', () => live(followed));
    scene.hub.cutAll();
    scene.hub.append(2);
    await until('more is shown', () => followed.shown.length === 6);
    expect(followed.numbers()).toEqual(upTo(6));
    expect(new Set(scene.hub.opened.map(({ over }) => over))).toEqual(new Set(['STREAM']));
    expect(scene.hub.opened.at(-1)?.after).toBeGreaterThan(3);
  });

  it('because the way there swallows everything, too', async () => {
    const silent = createServer((socket) => void socket.on('error', () => undefined).resume()).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const stream = `${scene.hub.endpoints.graphql}/stream`;
    const followed = follow(scene.client({ live: `ws://127.0.0.1:${port}/graphql`, stream }));
    await until('it is live', () => live(followed));
    expect(scene.hub.opened.map(({ over }) => over)).toEqual(['STREAM']);
    // the connections that were given up are closed
    silent.close();
    await once(silent, 'close');
  });

  it('a stream that hangs is left, and one that is refused for good ends it', async () => {
    scene.hub.socketsBlocked = true;
    const followed = follow(scene.client());
    await until('it is live', () => live(followed));
    scene.hub.frozen = true;
    await until('it was left', () => scene.hub.lines.size === 0);
    scene.hub.refusal = 'LIVE_RIGHT_ENDED';
    scene.hub.frozen = false;
    await until('it has ended', () => followed.follower.state.kind === 'ENDED');
    expect(followed.follower.state).toEqual({ kind: 'ENDED', code: 'LIVE_RIGHT_ENDED' });
  });
});
