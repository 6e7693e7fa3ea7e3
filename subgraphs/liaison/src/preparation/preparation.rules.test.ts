import { expect, test } from '@jest/globals';
import { committee, directoryRecords, office } from '@hub/cast';
import { Directory } from '@hub/subgraph-kit';
import { REPATRIATION_RULES } from '../update/update.table.js';
import { askedTogether, partiesOf, windowsNear } from './preparation.rules.js';

const rule = REPATRIATION_RULES.find(({ code }) => code === 'A11')!;
const book = Directory.of(directoryRecords(new Date()));
const leadCommittee = committee('DL-TH5703').id;
const named = (code: string, ...kinds: Parameters<typeof office>[1][]) => kinds.map((kind) => office(code, kind).id);

test.each([
  ['2026-11-27T16:59:59.999Z', '2026-11-29', '2026-11-27'],
  ['2026-11-27T17:00:00.000Z', '2026-11-30', '2026-11-28'],
])('at %s a window is near that opens by %s and is not over before %s', (at, opensBy, notOverBefore) => {
  expect(windowsNear(new Date(at))).toEqual({ opensBy, notOverBefore });
});

test('the parties are those of the crossing, whoever leads the return', () => {
  const parties = partiesOf(book, rule, { leadCommittee, district: 'TH5708' });
  expect(parties.slice(0, 3).map((party) => [...party].sort())).toEqual([
    named('DL-TH5708', 'SUPPRESSION_GROUP', 'FOCAL_POINT').sort(),
    named('DL-TH5708', 'PREVENTION_GROUP'),
    named('DL-TH5708', 'REHABILITATION_GROUP'),
  ]);
  const shelters = [...book.allOffices()].filter(({ kind }) => kind === 'SHELTER').map(({ id }) => id);
  expect(parties.slice(3)).toEqual(shelters.map((id) => [id]));
});

test('where the district has no committee, the province must answer beside the shelter', () => {
  const [shelter, province] = partiesOf(book, rule, { leadCommittee, district: 'TH5701' });
  expect(shelter).toHaveLength(1);
  expect(province).toEqual(named('PL-TH57', 'SECRETARIAT'));
});

test('a crossing whose district nobody noted is taken for one of the lead', () => {
  const [first] = partiesOf(book, rule, { leadCommittee, district: null });
  expect(first).toContain(office('DL-TH5703', 'SUPPRESSION_GROUP').id);
});

test('an office that two rows name is asked once, and those whom nobody holds are told of together', () => {
  const again = { addressees: [...rule.addressees, rule.addressees[0]!] };
  const parties = partiesOf(book, again, { leadCommittee, district: 'TH5708' });
  expect(parties).toHaveLength(4);
  const [desk, immigration, care, shelter] = parties as [string[], string[], string[], string[]];
  const held = new Set([desk[0]!, ...shelter]);
  expect(askedTogether(parties, (id) => held.has(id))).toEqual([desk, shelter, [...immigration, ...care]]);
  expect(askedTogether(parties, () => true)).toEqual(parties);
});
