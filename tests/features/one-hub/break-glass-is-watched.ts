import { beforeAll, describe, expect, it } from '@jest/globals';
import { namedOffice, person } from '@hub/cast';
import { incident, report } from '../../scene/case-alerts.js';
import type { Client } from '../../scene/client.js';
import { hub } from './hub.js';

let caseId: string;
let secretariat: Client;
let auditor: Client;

interface Message {
  readonly accessNotices: { readonly number: number; readonly notice: { readonly kind: string } | null };
}
const NOTICES = `subscription ($office: ID!, $after: Int) { accessNotices(office: $office, after: $after) {
  number notice { kind case openedBy { name } office { titleEn } } } }`;
const REPORTER = `query ($id: ID!) { case(id: $id) { reporter(purpose: PROTECTION) { name } } }`;
const OPEN = `mutation ($input: OpenBreakGlassInput!) { openBreakGlass(input: $input) { breakGlass { id } problems { code } } }`;
const END = `mutation ($id: ID!) { endBreakGlass(input: { breakGlass: $id }) { problems { code } } }`;
const REVIEW = `mutation ($input: ReviewBreakGlassInput!) { reviewBreakGlass(input: $input) { problems { code } } }`;
const REPORT = `query ($case: ID!) { accessReport(case: $case) {
  edges { node { official { id } action underBreakGlass } } } }`;

const reporter = async () => {
  const { data, errors } = await secretariat.ask<{ case: { reporter: { name: string } | null } }>(REPORTER, {
    id: caseId,
  });
  return data?.case.reporter?.name ?? errors?.[0]?.extensions.code;
};

describe('a secretariat that breaks the glass', () => {
  beforeAll(async () => {
    const filed = await report(await hub.as('ck-duty'), incident('watched-1', { reporterName: 'CANARY-reporter' }));
    caseId = filed.data!.reportIncident.case!.id;
    secretariat = await hub.as('cr-secretariat');
    auditor = await hub.as('auditor');
  }, 120_000);
  it('reads at once, is seen by chair and auditor at once, is judged, and stands in the report', async () => {
    const chair = await hub.as('ck-chair');
    const watching = [
      auditor.follow<Message>(NOTICES, { office: namedOffice('auditor').id, after: 0 }),
      chair.followStream<Message>(NOTICES, { office: namedOffice('DL-TH5703/CHAIR').id }, 0),
    ];
    expect(await reporter()).toBe('FORBIDDEN_FIELD');
    const reason = 'CANARY-why nobody assigned could be reached tonight';
    const input = { idempotencyKey: 'watched-1', case: caseId, reason };
    const opened = await secretariat.ask<{ openBreakGlass: { breakGlass: { id: string } } }>(OPEN, { input });
    const { id } = opened.data!.openBreakGlass.breakGlass;
    expect(await reporter()).toBe('CANARY-reporter');

    for (const following of watching) {
      const notice = await following.until((received) =>
        received
          .flatMap(({ data }) => data?.accessNotices.notice ?? [])
          .find(({ kind }) => kind === 'BREAK_GLASS_OPENED'),
      );
      expect(notice).toEqual({
        kind: 'BREAK_GLASS_OPENED',
        case: caseId,
        openedBy: { name: person('cr-secretariat').name },
        office: { titleEn: namedOffice('PL-TH57/SECRETARIAT').nameEn },
      });
    }

    await secretariat.ask(END, { id });
    expect(await reporter()).toBe('FORBIDDEN_FIELD');
    const why = await auditor.ask('{ breakGlasses { edges { node { id reason } } } }');
    expect(why.data).toEqual({ breakGlasses: { edges: [{ node: { id, reason } }] } });
    const judged = await auditor.ask(REVIEW, { input: { breakGlass: id, verdict: 'JUSTIFIED', note: 'CANARY-note' } });
    expect(judged).toEqual({ data: { reviewBreakGlass: { problems: [] } } });
    const { data } = await auditor.ask<{ accessReport: { edges: { node: object }[] } }>(REPORT, { case: caseId });
    expect(data?.accessReport.edges.map(({ node }) => node)).toContainEqual({
      official: { id: person('cr-secretariat').id },
      action: 'read report.name',
      underBreakGlass: true,
    });
  });
});
