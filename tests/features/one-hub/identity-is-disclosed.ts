import { beforeAll, describe, expect, it } from '@jest/globals';
import { CANARY, committee, counterpart, person } from '@hub/cast';
import { type AlertMessage, alertFor, CASE_ALERTS, incident, inboxOf, report } from '../../scene/case-alerts.js';
import { caseDesk } from '../../scene/case-desk.js';
import type { Client } from '../../scene/client.js';
import { type Hand, handOf, once } from '../../scene/doing.js';
import { eventually } from '../../scene/eventually.js';
import { askForReturn } from '../../scene/return-across.js';
import { superuserOf } from '../../scene/superuser.js';
import { hub } from './hub.js';

const OFFICE = counterpart('counterpart-houayxay').id;
const CONTACT = person('lao-houayxay').id;
const GRANTS = `{ disclosures { id state contact { id } fields grounds { basis } until sealedAt openedAt ending } }`;
const OPEN = `mutation ($input: OpenIdentityPackageInput!) { openIdentityPackage(input: $input) {
  package { note persons { values { name value } } } problems { code field } } }`;

interface Grant {
  readonly id: string;
  readonly state: string;
  readonly openedAt: string | null;
  readonly ending: string | null;
}
interface Opened {
  readonly openIdentityPackage: { readonly package: object | null; readonly problems: readonly object[] };
}

describe('who returns is told to one official of the other side', () => {
  let officer: Client;
  let lao: Client;
  let province: Hand;
  let people: readonly { readonly id: string }[];
  let back: { readonly id: string; readonly ref: string };

  const grants = async (): Promise<readonly Grant[]> => {
    const { data } = await officer.ask<{ repatriation: { disclosures: readonly Grant[] } }>(
      `query ($id: ID) { repatriation(id: $id) ${GRANTS} }`,
      { id: back.id },
    );
    return data!.repatriation.disclosures;
  };
  const waiting = async (client: Client): Promise<readonly object[]> => {
    const query = 'query ($office: ID!) { disclosuresWaiting(office: $office) { ref until } }';
    return (await client.ask<{ disclosuresWaiting: object[] }>(query, { office: OFFICE })).data!.disclosuresWaiting;
  };
  const open = (client: Client, code: string) =>
    client.ask<Opened>(OPEN, { input: { office: OFFICE, ref: back.ref, code } });
  /** Granted by the province, sealed by the officer: the code. */
  const sealed = async (): Promise<string> => {
    const until = new Date(Date.now() + 3_600_000).toISOString();
    await province('grantDisclosure', 'repatriation', { ...once(), repatriation: back.id, contact: CONTACT, until });
    const { id: disclosure } = (await grants()).at(-1)!;
    const fields = ['GIVEN_NAME', 'PAPER'];
    const input = { disclosure, persons: people.map(({ id }) => id), fields, note: `${CANARY}-note` };
    return eventually('the case team hears of the grant', async () => {
      const { data } = await officer.ask<{ done: { openingCode: string | null } }>(
        'mutation ($input: SealIdentityPackageInput!) { done: sealIdentityPackage(input: $input) { openingCode } }',
        { input },
      );
      return data?.done.openingCode ?? undefined;
    });
  };

  beforeAll(async () => {
    [officer, lao] = [await hub.as('ck-duty'), await hub.as('lao-houayxay', { mfa: true })];
    const secretariat = await hub.as('cr-secretariat');
    province = handOf(secretariat);
    const desk = caseDesk(officer);
    const { office, head } = await inboxOf(officer, 'SUPPRESSION_GROUP');
    const screen = officer.follow<AlertMessage>(CASE_ALERTS, { office, after: head });
    const filed = await report(officer, incident('disclosed'));
    const caseId = filed.data!.reportIncident.case!.id;
    await desk.accept((await alertFor(screen, caseId)).id);
    const consent = {
      ...{ basis: 'CONSENT', purposes: ['PROTECTION', 'REPATRIATION'], recipients: ['COMMITTEE', 'COUNTERPART'] },
      explained: {
        ...{ interview: true, purposeExplained: true, useExplained: true, nonIdentifyingUse: true },
        ...{ rightToAccess: true, retentionExplained: true, withdrawalExplained: true },
      },
    };
    await desk.register(caseId, {
      ...{ consent, identity: { givenName: `${CANARY}-given`, paperKind: 'PASSPORT', paperNumber: `${CANARY}-paper` } },
    });
    people = (await desk.look(caseId)).people;
    back = await askForReturn(secretariat, {
      ...{ case: caseId, counterpart: OFFICE, leadCommittee: committee('DL-TH5703').id },
      ...{ direction: 'OUTBOUND', personsBand: 'ONE', needsFlags: [] },
    });
    await province('releaseRepatriation', 'repatriation', { repatriation: back.id, legalBasis: 'MOU of 2005' });
  });

  it('once, by the code he was told, and both sides see when', async () => {
    const code = await sealed();
    const [shown] = await eventually('it waits', async () => {
      const found = await waiting(lao);
      return found.length ? found : undefined;
    });
    expect(shown).toEqual({ ref: back.ref, until: expect.any(String) });
    for (const other of ['lao-tonpheung', 'cr-secretariat', 'ck-duty'])
      expect(
        (await open(await hub.as(other, { mfa: true }), code)).data?.openIdentityPackage.package ?? null,
      ).toBeNull();
    expect((await open(await hub.as('lao-houayxay', { mfa: false }), code)).errors).toHaveLength(1);
    const { data } = await open(lao, code);
    expect(data!.openIdentityPackage.package).toEqual({
      note: `${CANARY}-note`,
      persons: [
        {
          values: expect.arrayContaining([
            { name: 'identity.givenName', value: `${CANARY}-given` },
            { name: 'identity.paperNumber', value: `${CANARY}-paper` },
          ]),
        },
      ],
    });
    expect((await open(lao, code)).data!.openIdentityPackage).toEqual({
      package: null,
      problems: [{ code: 'DISCLOSURE_NOT_OPEN', field: 'input.ref' }],
    });
    const grant = await eventually('the desk hears that it was opened', async () =>
      (await grants()).find(({ openedAt }) => openedAt),
    );
    expect(grant).toMatchObject({
      ...{ state: 'OPENED', contact: { id: CONTACT }, fields: ['GIVEN_NAME', 'PAPER'] },
      ...{ grounds: [{ basis: 'CONSENT' }], ending: null },
    });
    expect(await waiting(lao)).toEqual([]);
  });

  it('and no more once the release is withdrawn', async () => {
    const code = await sealed();
    await province('withdrawRelease', 'repatriation', { repatriation: back.id, reason: 'SAFETY' });
    await eventually('the package is gone', async () => {
      const { data } = await open(lao, `${code.slice(1)}${code[0]!}`);
      return data?.openIdentityPackage.problems[0] && !JSON.stringify(data).includes('CODE_WRONG');
    });
    expect((await open(lao, code)).data!.openIdentityPackage.package).toBeNull();
    expect((await grants()).at(-1)).toMatchObject({ state: 'ENDED', ending: 'RELEASE_WITHDRAWN' });
  });

  it('nor is anything else of the return, once the person withdraws the consent', async () => {
    await province('releaseRepatriation', 'repatriation', { repatriation: back.id, legalBasis: 'MOU of 2005' });
    const followed = async (): Promise<boolean> => {
      const query = 'query ($office: ID!) { repatriationFeed(office: $office, first: 100) { edges { node { ref } } } }';
      const { data } = await lao.ask<object>(query, { office: OFFICE });
      return JSON.stringify(data).includes(back.ref);
    };
    expect(await followed()).toBe(true);
    const { data } = await officer.ask<{ person: { consents: readonly { id: string }[] } }>(
      'query ($id: ID!) { person(id: $id) { consents { id } } }',
      { id: people[0]!.id },
    );
    await handOf(officer)('withdrawConsent', 'consent { id }', { consent: data!.person.consents[0]!.id });
    await eventually('the other side is told no more', async () => !(await followed()));
    const refused = province('releaseRepatriation', 'repatriation', {
      repatriation: back.id,
      legalBasis: 'MOU of 2005',
    });
    await expect(refused).rejects.toThrow('REPATRIATION_CONSENT_WITHDRAWN');
  });

  it('and the liaison desk stores neither who it is nor a code', async () => {
    const database = await superuserOf(hub, 'liaison');
    try {
      const { rows } = await database.query<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables
          where schemaname not in ('pg_catalog', 'information_schema')`,
      );
      const stored: string[] = [];
      for (const { name } of rows)
        stored.push(
          ...(await database.query<{ text: string }>(`select t::text as text from ${name} t`)).rows.map(
            ({ text }) => text,
          ),
        );
      expect(stored.some((text) => text.includes(back.ref))).toBe(true);
      expect(stored.filter((text) => text.includes(`${CANARY}-given`) || text.includes(`${CANARY}-note`))).toEqual([]);
    } finally {
      await database.end();
    }
  });
});
