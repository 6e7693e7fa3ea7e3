import { expect, it } from '@jest/globals';
import { type CaseFacts, correctedBy } from './correction.rules.js';

const FACTS: CaseFacts = {
  ...{ originPlace: null, transitPlaces: ['TH5601'] },
  ...{ district: 'TH5703', category: 'LABOUR_EXPLOITATION', siteClass: null, source: 'FAMILY' },
  ...{ personsBand: 'ONE', exploitationAbroad: true },
};

it('changes what is given and is another, and keeps what that was', () => {
  const given = {
    category: 'FORCED_CRIMINALITY',
    siteClass: 'SCAM_COMPOUND',
    source: 'FAMILY',
    district: null,
  } as const;
  expect(correctedBy(FACTS, { ...given, exploitationAbroad: false })).toEqual({
    after: { ...FACTS, category: 'FORCED_CRIMINALITY', siteClass: 'SCAM_COMPOUND', exploitationAbroad: false },
    former: { category: 'LABOUR_EXPLOITATION', siteClass: null, exploitationAbroad: true },
  });
  expect(correctedBy(FACTS, { originPlace: 'TH5605', transitPlaces: ['TH5601'] }).former).toEqual({
    originPlace: null,
  });
  expect(correctedBy(FACTS, { transitPlaces: [] }).former).toEqual({ transitPlaces: ['TH5601'] });
  expect(correctedBy(FACTS, { personsBand: undefined })).toEqual({ after: FACTS, former: {} });
});
