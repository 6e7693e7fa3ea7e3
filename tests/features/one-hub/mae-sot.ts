import { beforeAll, describe, expect, it } from '@jest/globals';
import { CANARY, namedOffice } from '@hub/cast';
import { type AlertMessage, alertFor, CASE_ALERTS, incident, inboxOf, report } from '../../scene/case-alerts.js';
import { caseDesk } from '../../scene/case-desk.js';
import type { Client } from '../../scene/client.js';
import { handOf, once } from '../../scene/doing.js';
import { hub } from './hub.js';

const PURPOSE = 'INVESTIGATION';
const PLAN = `plan(purpose: ${PURPOSE}) { description }`;
const SEEN = `query ($id: ID!) { operation(id: $id) { state heldOn leadUnit district { pcode nameEn }
  rescued { nationality n } arrested { nationality n } } }`;

describe('the operation at Mae Sot of 29 March 2022', () => {
  let officer: Client;
  let police: Client;
  beforeAll(async () => {
    officer = await hub.as('ck-duty');
    police = await hub.as('ck-police');
  });

  it('is planned and led by police alone, and its counts are what everybody of the case sees', async () => {
    const desk = caseDesk(officer);
    const force = handOf(police);
    const { office, head } = await inboxOf(officer, 'SUPPRESSION_GROUP');
    const screen = officer.follow<AlertMessage>(CASE_ALERTS, { office, after: head });
    const filed = await report(
      officer,
      incident('mae-sot', {
        ...{ source: 'LAW_ENFORCEMENT_OPERATION', category: 'FORCED_CRIMINALITY', siteClass: 'SCAM_COMPOUND' },
        ...{ personsBand: 'SIX_TO_TWENTY', transitPlaces: ['TH6306'] },
      }),
    );
    const caseId = filed.data!.reportIncident.case!.id;
    await desk.accept((await alertFor(screen, caseId)).id);
    const victim = await desk.register(caseId, {
      citizenship: 'THA',
      identity: { givenName: `${CANARY}-one-of-eleven` },
    });
    await desk.hand('shareCase', 'share { id }', {
      ...{ ...once(), case: caseId, office: namedOffice('DL-TH5703/INQUIRY_POLICE').id, purposes: [PURPOSE] },
      ...{ until: new Date(Date.now() + 30 * 86_400_000).toISOString(), reason: PURPOSE },
    });

    for (const role of ['RECRUITER', 'TRANSPORTER'])
      await force('registerSuspect', 'suspect', {
        ...{ ...once(), case: caseId, nationality: 'CHN', roles: [role], identity: { name: `${CANARY}-${role}` } },
      });
    const planned = await force('planOperation', 'operation', {
      ...{ ...once(), cases: [caseId] },
      plan: {
        plannedOn: '2022-03-29',
        district: 'TH6306',
        unit: 'GLOC',
        description: `${CANARY}-the road to the river`,
      },
    });
    const running = await force('startOperation', 'operation', {
      ...{ operation: planned.id, version: planned.version },
    });
    const before = await officer.ask(`{ operation(id: "${planned.id}") { state } }`);
    expect(before.data?.['operation'] ?? null).toBeNull();

    await force('completeOperation', 'operation', {
      ...{
        operation: planned.id,
        version: running.version,
        heldOn: '2022-03-29',
        district: 'TH6306',
        leadUnit: 'GLOC',
      },
      rescued: [{ nationality: 'THA', n: 11 }],
      arrested: [{ nationality: 'CHN', n: 2 }],
    });
    for (const reader of [officer, police])
      expect(await reader.ask(SEEN, { id: planned.id })).toEqual({
        data: {
          operation: {
            ...{
              state: 'DONE',
              heldOn: '2022-03-29',
              leadUnit: 'GLOC',
              district: { pcode: 'TH6306', nameEn: 'Mae Sot' },
            },
            ...{ rescued: [{ nationality: 'THA', n: 11 }], arrested: [{ nationality: 'CHN', n: 2 }] },
          },
        },
      });
    const plans = [police, officer].map((reader) => reader.ask(`{ operation(id: "${planned.id}") { ${PLAN} } }`));
    const [theirs, ours] = await Promise.all(plans);
    expect(JSON.stringify(theirs)).toContain(`${CANARY}-the road to the river`);
    expect(JSON.stringify(ours)).not.toContain(CANARY);
    const suspects = await officer.ask(`{ case(id: "${caseId}") { suspects { edges { node { id } } } } }`);
    expect(suspects.errors?.[0]?.extensions.code).toBe('FORBIDDEN_FIELD');
    const identity = await police.ask(`{ person(id: "${victim.id}") { identity(purpose: CARE) { givenName } } }`);
    expect(JSON.stringify(identity)).not.toContain(CANARY);
  });
});
