import { describe, expect, it } from '@jest/globals';
import { establishments } from '@hub/cast';
import { ESTABLISHMENT_STEPS } from '@hub/vocabulary';
import { Client } from '../../scene/client.js';
import { hub } from './hub.js';

const COMMITTEE = `committee(code: $code) { establishedYear
  establishment { step happenedOn organizations { nameEn } } orders { draftedOn signedOn legalBases revision } }`;
const ORDER = 'committee(code: $code) { orders { number signedAs revisions { objectives organizations { id } } } }';
const PAPERS = 'query ($code: ID!) { committee(code: $code) { orders { documents { path } } } }';
interface Papers {
  readonly committee: { readonly orders: readonly { readonly documents: readonly { readonly path: string }[] }[] };
}

interface Seen {
  readonly committee: {
    readonly establishedYear: number | null;
    readonly establishment: readonly {
      readonly step: string;
      readonly happenedOn: string;
      readonly organizations: readonly { readonly nameEn: string }[];
    }[];
    readonly orders: readonly { readonly signedOn: string; readonly legalBases: readonly string[] }[];
  };
}

const OF_DISTRICT = ['ATIP_ACT_2008', 'ATIP_ACT_2015', 'ATIP_ACT_2017', 'MOI_ORDER_768_2556', 'NATIONAL_AGENDA_2015'];

describe('how a committee came about', () => {
  it.each([
    ['DL-TH5703', OF_DISTRICT],
    ['DL-TH5713', OF_DISTRICT],
    ['DL-TH5709', OF_DISTRICT],
    ['DL-TH5708', OF_DISTRICT],
    ['DL-TH5605', ['NORTHERN_PROVINCES_MOU_2003']],
  ])(
    'is told to everybody: the nine steps of %s in order, and its order with what that rests on',
    async (code, bases) => {
      const anybody = new Client(hub.ready().endpoints, undefined);
      const { data } = await anybody.ask<Seen>(`query ($code: ID!) { ${COMMITTEE} }`, { code });
      const { establishment, orders, establishedYear } = data!.committee;
      expect(establishment.map(({ step }) => step)).toEqual(ESTABLISHMENT_STEPS);
      const signed = establishment.find(({ step }) => step === 'ORDER_SIGNED')!;
      expect(orders).toMatchObject([{ signedOn: signed.happenedOn, legalBases: bases, revision: 1 }]);
      expect([null, Number(signed.happenedOn.slice(0, 4))]).toContain(establishedYear);
      const teams = establishment.map(({ step, organizations }) => [step, organizations.length > 0]);
      expect(teams.filter(([, team]) => team)).toEqual([['WORKING_TEAM', true]]);
    },
  );

  it('is read as a whole by its members: who signed the order, what it is for, and which agencies it names', async () => {
    const member = await hub.as('ck-focal');
    const { data } = await member.ask(`query ($code: ID!) { ${ORDER} }`, { code: 'DL-TH5703' });
    const { number, signedAs, organizations } = establishments[0]!.order;
    const objectives = expect.stringContaining('coordination point');
    const agencies = organizations.map((id) => ({ id }));
    expect(data).toEqual({
      committee: { orders: [{ number, signedAs, revisions: [{ objectives, organizations: agencies }] }] },
    });
  });

  it('is there on paper: who reads of the committee opens the signed order', async () => {
    const chair = await hub.as('ck-chair');
    const { data } = await chair.ask<Papers>(PAPERS, { code: 'DL-TH5703' });
    const { path } = data!.committee.orders[0]!.documents[0]!;
    const given = await fetch(new URL(path, hub.ready().endpoints.graphql), {
      headers: { authorization: `Bearer ${chair.token ?? ''}` },
    });
    expect(given.status).toBe(200);
    expect(await given.text()).toMatch(/Order 1\/2562 \(demo\).*No\. 768\/2556 \(2013\).*Chiang Khong Hospital/s);
  });
});
