import { expect, it } from '@jest/globals';
import { committees } from './committees.js';
import { establishments } from './establishments.js';
import { organizations } from './organizations.js';
import { trainingSeries } from './trainings.js';

const of = (id: string) => committees.find((each) => each.id === id)!;

it('establishments follow the case study: talks in 2018, the year of each committee, the trainings that were held', () => {
  for (const { committee, steps, order } of establishments) {
    const { establishedYear, groups } = of(committee);
    const days = steps.map(({ happenedOn }) => happenedOn);
    expect(days.toSorted((one, other) => one.localeCompare(other))).toEqual(days);
    const seated = groups.flatMap(({ seats }) => seats.map(({ organization }) => organization));
    expect(new Set(order.organizations)).toEqual(new Set(seated));
    if (establishedYear === null) continue;
    const training = trainingSeries.find((each) => each.committee === committee)!;
    expect([days[0]!.slice(0, 4), order.signedOn.slice(0, 4), steps[7]!.happenedOn]).toEqual([
      ...['2018', String(establishedYear), training.heldOn],
    ]);
  }
});

it('working teams are those of the case study', () => {
  const nameOf = new Map(organizations.map(({ id, key }) => [id, key]));
  const [first] = establishments;
  expect(first!.steps[2]!.organizations.map((id) => nameOf.get(id))).toEqual([
    ...['TH57/PSDHS', 'TH57/WORLD_VISION', 'TH57/FOCUS', 'TH57/ISOC', 'TH57/CENTER_FOR_GIRLS', 'TH5703/IMMIGRATION'],
  ]);
});
