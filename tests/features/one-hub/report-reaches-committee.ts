import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { person } from '@hub/cast';
import {
  alertFor,
  type AlertMessage,
  alertsIn,
  CASE_ALERTS,
  incident,
  inboxOf,
  report,
} from '../../scene/case-alerts.js';
import type { Client } from '../../scene/client.js';
import { hub } from './hub.js';

let chiangKhong: Client;
let maeSai: Client;
let volunteer: Client;
let office: string;
let head: number;

describe('a report', () => {
  beforeAll(async () => {
    chiangKhong = await hub.as('ck-duty');
    maeSai = await hub.as('ms-duty');
    volunteer = await hub.as('volunteer-ck');
    ({ office, head } = await inboxOf(chiangKhong, 'SUPPRESSION_GROUP'));
  }, 120_000);
  afterEach(() => chiangKhong.close());

  const caseOf = async (client: Client, key: string): Promise<string> => {
    const { data } = await report(client, incident(key));
    expect(data?.reportIncident).toMatchObject({ receipt: { status: 'COMMITTED' }, problems: [] });
    return data!.reportIncident.case!.id;
  };

  describe('a report filed in Chiang Khong', () => {
    it('shows at once on its committee’s WebSocket and event stream, with fields of every subgraph', async () => {
      const socket = chiangKhong.follow<AlertMessage>(CASE_ALERTS, { office, after: head });
      const stream = chiangKhong.followStream<AlertMessage>(CASE_ALERTS, { office, after: head });
      await Promise.all([socket, stream].map((each) => each.until((received) => received[0])));
      const id = await caseOf(chiangKhong, 'feature-1');
      for (const each of [socket, stream])
        expect(await alertFor(each, id)).toMatchObject({
          rule: 'A1',
          district: { nameEn: 'Chiang Khong' },
          committee: {
            code: 'DL-TH5703',
            counterparts: expect.arrayContaining([{ nameEn: expect.stringContaining('Houayxay') }]),
            knowledgeChange: { n: 90 },
          },
        });
    });

    it('reaches no other committee, and nobody else may listen', async () => {
      const { office: other } = await inboxOf(maeSai, 'SUPPRESSION_GROUP');
      const theirs = maeSai.follow<AlertMessage>(CASE_ALERTS, { office: other });
      const stolen = maeSai.follow<AlertMessage>(CASE_ALERTS, { office });
      await theirs.until((received) => received[0]);
      const own = chiangKhong.follow<AlertMessage>(CASE_ALERTS, { office });
      await own.until((received) => received[0]);
      await alertFor(own, await caseOf(chiangKhong, 'feature-2'));
      // two heartbeats later Mae Sai has heard nothing of it
      await theirs.until((received) => (received.length > 3 ? true : undefined));
      expect(alertsIn(theirs.received)).toEqual([]);
      await stolen.until(() => (stolen.ended ? true : undefined));
      expect(stolen.received).toEqual([]);
      expect(stolen.ended?.error).toMatchObject([{ extensions: { code: 'FORBIDDEN_ACTION' } }]);
    });

    it('waits for a client that was away, which resumes and misses none', async () => {
      const before = chiangKhong.follow<AlertMessage>(CASE_ALERTS, { office, after: head });
      const first = await alertFor(before, await caseOf(chiangKhong, 'feature-3'));
      before.stop();
      const missed = [await caseOf(chiangKhong, 'feature-4'), await caseOf(chiangKhong, 'feature-5')];
      for (const back of [
        chiangKhong.follow<AlertMessage>(CASE_ALERTS, { office, after: first.number }),
        chiangKhong.followStream<AlertMessage>(CASE_ALERTS, { office }, first.number),
      ]) {
        await alertFor(back, missed[1]!);
        expect(alertsIn(back.received).map((alert) => alert.case.id)).toEqual(missed);
        expect(alertsIn(back.received).map(({ number }) => number)).toEqual([first.number + 1, first.number + 2]);
      }
    });

    it('by a volunteer is answered with a receipt and nothing else', async () => {
      const own = chiangKhong.follow<AlertMessage>(CASE_ALERTS, { office });
      await own.until((received) => received[0]);
      const known = alertsIn(own.received).length;
      const sent = await volunteer.ask<{ reportIncident: { receipt: { status: string } } }>(
        'mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) { receipt { status } problems { code } } }',
        { input: incident('feature-6', { source: 'WATCHDOG_VOLUNTEER' }) },
      );
      expect(sent.data?.reportIncident).toEqual({ receipt: { status: 'COMMITTED' }, problems: [] });
      await own.until((received) => alertsIn(received)[known]);
      const { errors } = await report(volunteer, incident('feature-7'));
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN_FIELD');
    });
  });

  describe('accepting an alert', () => {
    it('makes the case the officer’s; a repeat changes nothing, and another office cannot answer for it', async () => {
      const own = chiangKhong.follow<AlertMessage>(CASE_ALERTS, { office });
      await own.until((received) => received[0]);
      const id = await caseOf(chiangKhong, 'feature-8');
      await alertFor(own, id);
      const { data } = await chiangKhong.ask<{ inbox: { id: string; case: { id: string } }[] }>(
        'query ($office: ID!) { inbox(office: $office, first: 20) { id case { id } } }',
        { office },
      );
      const alert = data!.inbox.find((each) => each.case.id === id)!.id;
      const accept = (client: Client) =>
        client.ask(
          `mutation ($input: AcknowledgeAlertInput!) {
          acknowledgeAlert(input: $input) { case { state assignments { official { name } } } problems { code } } }`,
          { input: { alert, kind: 'ACCEPTED' } },
        );
      const accepted = {
        case: { state: 'ACKNOWLEDGED', assignments: [{ official: { name: person('ck-duty').name } }] },
        problems: [],
      };
      expect((await accept(chiangKhong)).data).toEqual({ acknowledgeAlert: accepted });
      expect((await accept(chiangKhong)).data).toEqual({ acknowledgeAlert: accepted });
      expect((await accept(maeSai)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    });
  });
});
