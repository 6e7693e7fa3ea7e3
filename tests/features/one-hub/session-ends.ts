import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { people } from '@hub/cast';
import { type AlertMessage, CASE_ALERTS, inboxOf } from '../../scene/case-alerts.js';
import type { Client } from '../../scene/client.js';
import { hub } from './hub.js';

const END_MINE = 'mutation { endMySessions { endedAt problems { code } } }';
const END = 'mutation ($official: ID!) { endSessions(input: { official: $official }) { endedAt problems { code } } }';
const codeOf = async (client: Client): Promise<string | undefined> =>
  (await client.ask('{ me { id } }')).errors?.[0]?.extensions.code;
/** Tokens tell whole seconds: one issued in the second of the end is void too. */
const nextSecond = (): Promise<void> => pause(1_010 - (Date.now() % 1_000));

describe('the sessions of a person', () => {
  it.each([
    ['the person', END_MINE, 'ck-duty'],
    ['the secretariat', END, 'cr-secretariat'],
  ])('that %s ends are over at once, on every road, and a new sign-in works', async (_who, mutation, by) => {
    await nextSecond();
    const [phone, desk] = [await hub.as('ck-duty'), await hub.as('ck-duty')];
    const { office } = await inboxOf(phone, 'SUPPRESSION_GROUP');
    const followings = [
      phone.follow<AlertMessage>(CASE_ALERTS, { office }),
      desk.followStream<AlertMessage>(CASE_ALERTS, { office }),
    ];
    for (const following of followings) await following.until((received) => received[0]);

    const ender = by === 'ck-duty' ? desk : await hub.as(by);
    const official = people.find(({ key }) => key === 'ck-duty')!.id;
    const { errors } = await ender.ask(mutation, mutation === END ? { official } : {});
    expect(errors).toBeUndefined();

    const [socket, stream] = followings;
    await socket!.until(() => (socket!.ended ? true : undefined));
    await stream!.until(() => (stream!.ended ? true : undefined));
    expect(socket!.ended?.error).toMatchObject({ code: 4502 });
    expect(stream!.received.at(-1)).toMatchObject({ errors: [{ extensions: { code: 'AUTH_SESSION_ENDED' } }] });
    expect([await codeOf(phone), await codeOf(desk)]).toEqual(['AUTH_SESSION_ENDED', 'AUTH_SESSION_ENDED']);
    const again = phone.follow<AlertMessage>(CASE_ALERTS, { office });
    await again.until(() => (again.ended ? true : undefined));
    expect(again.ended?.error).toMatchObject({ code: 4502 });

    await nextSecond();
    expect(await codeOf(await hub.as('ck-duty'))).toBeUndefined();
  });
});
