import { expect, test } from '@jest/globals';
import type { OfficeKind } from '@hub/vocabulary';
import { officesLooked } from './caseload.rules.js';

const looked = (kind: OfficeKind, committee: string | null = 'c'): string[] =>
  officesLooked([{ office: 'own', kind, committee }], (of) => [`${of}-1`, 'own', `${of}-2`]);

test.each<OfficeKind>(['CHAIR', 'VICE_CHAIR', 'SECRETARIAT', 'NATIONAL_DESK'])(
  'a %s looks at every office of its committee, each once',
  (kind) => {
    expect(looked(kind)).toEqual(['own', 'c-1', 'c-2']);
  },
);

test.each<OfficeKind>(['SUPPRESSION_GROUP', 'REHABILITATION_GROUP', 'FOCAL_POINT', 'SHELTER', 'INQUIRY_POLICE'])(
  'a %s looks at its own only',
  (kind) => {
    expect(looked(kind)).toEqual(['own']);
  },
);

test('who leads no committee looks at no other office', () => {
  expect(looked('CHAIR', null)).toEqual(['own']);
});
