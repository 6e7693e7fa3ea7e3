import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { committee, office, offices, people, person } from '@hub/cast';
import type { TestSubgraph } from '@hub/subgraph-kit/testing';
import { OFFICE_KINDS, type OfficeKind } from '@hub/vocabulary';
import { appointingCode } from './appointing.js';
import { callerOf, refusalOf, startCommittees, until } from './committees-world.js';

let committees: TestSubgraph;
beforeAll(async () => {
  committees = await startCommittees();
});
afterAll(() => committees.stop());

interface Founded {
  readonly done: {
    readonly office: {
      readonly id: string;
      readonly kind: string;
      readonly titleTh: string | null;
      readonly committee: { id: string } | null;
    } | null;
    readonly problems: readonly { readonly code: string; readonly field: string }[];
  };
}

let keys = 0;
const found = (who: string, input: object) =>
  committees.send<Founded>(
    `mutation ($input: FoundOfficeInput!) { done: foundOffice(input: $input) {
       office { id kind titleTh committee { id } } problems { code field } } }`,
    { input: { idempotencyKey: `office ${++keys}`, titleEn: 'A new office', ...input } },
    callerOf(committees, who),
  );

const CK = committee('DL-TH5703').id;
/** An office of each kind that is founded by itself, where the secretariat of Chiang Rai answers. */
const ALONE: Partial<Record<OfficeKind, object>> = {
  INQUIRY_POLICE: { committee: CK },
  VOLUNTEER_GROUP: { committee: CK },
  SHELTER: { jurisdiction: ['TH57'] },
  PARTNER: { jurisdiction: ['TH57'] },
  COUNTERPART: { jurisdiction: ['LA0501'] },
  PROGRAMME_MONITOR: {},
  AUDITOR: {},
  DATA_PROTECTION_OFFICER: {},
  ADMINISTRATOR: {},
};
/** What the cast has of the same kind and places: whoever appoints there founds one like it. */
const LIKE: Partial<Record<OfficeKind, string>> = {
  INQUIRY_POLICE: office('DL-TH5703', 'INQUIRY_POLICE').id,
  VOLUNTEER_GROUP: office('DL-TH5703', 'VOLUNTEER_GROUP').id,
};

describe('an office that no order founds', () => {
  it('is held by whoever is appointed to it', async () => {
    const { data } = await found('cr-secretariat', { kind: 'SHELTER', jurisdiction: ['TH5703'] });
    const { id, kind } = data!.done.office!;
    expect(kind).toBe('SHELTER');
    await until(() => committees.services.directory.office(id) !== undefined);
    expect(committees.services.directory.office(id)).toMatchObject({ committee: null, jurisdiction: ['TH5703'] });
    const term = { from: new Date(Date.now() - 60_000).toISOString(), until: '2027-10-01T00:00:00Z' };
    const appointed = await committees.send<{ appointOfficial: { problems: unknown[] } }>(
      'mutation ($input: AppointOfficialInput!) { appointOfficial(input: $input) { problems { code } } }',
      { input: { official: person('ck-chair-former').id, office: id, idempotencyKey: 'shelter', ...term } },
      callerOf(committees, 'cr-secretariat'),
    );
    expect(appointed.data!.appointOfficial.problems).toEqual([]);
    await until(() =>
      committees.services.directory.held(person('ck-chair-former').id, Date.now()).some((held) => held.office === id),
    );
  });

  it('has the title in Thai that it was given, else none unless its committee has one', async () => {
    const titleOf = async (input: object) => (await found('national-desk', input)).data!.done.office!.titleTh;
    const partner = { kind: 'PARTNER', jurisdiction: ['TH57'] };
    expect(await titleOf({ ...partner, titleTh: ' ภาคีแม่โขง ' })).toBe('ภาคีแม่โขง');
    expect(await titleOf(partner)).toBeNull();
    expect(await titleOf({ kind: 'INQUIRY_POLICE', committee: CK })).toBe(
      `พนักงานสอบสวน ${committee('DL-TH5703').nameTh}`,
    );
  });

  it('has the place of the committee that it works with', async () => {
    const { data } = await found('national-desk', { kind: 'VOLUNTEER_GROUP', committee: CK });
    const { id, committee: own } = data!.done.office!;
    expect(own).toEqual({ id: CK });
    await until(() => committees.services.directory.office(id) !== undefined);
    expect(committees.services.directory.office(id)!.jurisdiction).toEqual(['TH5703']);
  });

  it('is one, however often the request is sent', async () => {
    const input = { idempotencyKey: 'same', kind: 'PARTNER', jurisdiction: ['TH57'] };
    const [one, two] = [await found('national-desk', input), await found('national-desk', input)];
    expect(two.data!.done).toEqual(one.data!.done);
    const other = found('national-desk', { ...input, titleEn: 'Another' });
    expect(await refusalOf(other)).toEqual(['IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey']);
  });

  it.each([
    ['a kind that an order founds', { kind: 'CHAIR', committee: CK }, ['INPUT_INVALID', 'input.kind']],
    ['no committee to work with', { kind: 'INQUIRY_POLICE' }, ['INPUT_INVALID', 'input.committee']],
    ['a committee', { kind: 'SHELTER', committee: CK, jurisdiction: ['TH57'] }, ['INPUT_INVALID', 'input.committee']],
    ['no place', { kind: 'SHELTER' }, ['INPUT_INVALID', 'input.jurisdiction']],
    ['a place', { kind: 'PROGRAMME_MONITOR', jurisdiction: ['TH57'] }, ['INPUT_INVALID', 'input.jurisdiction']],
    ['an unknown place', { kind: 'SHELTER', jurisdiction: ['TH57', 'TH00'] }, ['NOT_FOUND', 'input.jurisdiction.1']],
    ['a place across', { kind: 'SHELTER', jurisdiction: ['LA0501'] }, ['INPUT_INVALID', 'input.jurisdiction.0']],
    ['a place here', { kind: 'COUNTERPART', jurisdiction: ['TH57'] }, ['INPUT_INVALID', 'input.jurisdiction.0']],
    ['no title', { kind: 'SHELTER', titleEn: ' ', jurisdiction: ['TH57'] }, ['INPUT_INVALID', 'input.titleEn']],
  ])('is refused with %s', async (_what, input, expected) => {
    expect(await refusalOf(found('national-desk', input))).toEqual(expected);
  });

  it.each(OFFICE_KINDS.filter((kind) => ALONE[kind]))('of %s is founded by whoever appoints to it', async (kind) => {
    const alike = offices.find(({ id, kind: other }) => (LIKE[kind] ? id === LIKE[kind] : other === kind))!;
    const codes: (readonly [string, unknown])[] = [];
    for (const { key } of people) codes.push([key, await refusalOf(found(key, { kind, ...ALONE[kind] }))]);
    expect(codes).toEqual(people.map(({ key }) => [key, appointingCode(key, [alike]) ?? null]));
  });
});
