import { expect, it } from '@jest/globals';
import { ATTACHMENT_KINDS, FILE_BYTES_MAX, SCOPES_OF_OFFICE } from '@hub/vocabulary';
import { isAboutPerson, kindsFor, problemsOfUpload, scopeOf } from './attachment.rules.js';

const codes = (given: Parameters<typeof problemsOfUpload>[0]) =>
  problemsOfUpload(given).map(({ code, field }) => `${code} ${field}`);

it('a file about a person names the person, and one told with the report names nobody', () => {
  for (const kind of ATTACHMENT_KINDS) {
    const about = isAboutPerson(kind);
    expect([kind, codes({ kind, size: 1 })]).toEqual([kind, about ? ['INPUT_REQUIRED input.person'] : []]);
    expect([kind, codes({ kind, size: 1, person: 'p' })]).toEqual([kind, about ? [] : ['INPUT_INVALID input.person']]);
  }
});

it('a file has at most 20 MiB', () => {
  expect(codes({ kind: 'TOLD_WITH_REPORT', size: FILE_BYTES_MAX })).toEqual([]);
  expect(codes({ kind: 'TOLD_WITH_REPORT', size: FILE_BYTES_MAX + 1 })).toEqual(['FILE_TOO_LARGE input.size']);
});

it('police see no medical files, a rehabilitation group only these, an executive none', () => {
  expect(kindsFor(SCOPES_OF_OFFICE.INQUIRY_POLICE)).not.toContain('MEDICAL');
  expect(kindsFor(SCOPES_OF_OFFICE.SUPPRESSION_GROUP)).not.toContain('MEDICAL');
  expect(kindsFor(SCOPES_OF_OFFICE.REHABILITATION_GROUP)).toEqual(['MEDICAL']);
  expect(kindsFor(SCOPES_OF_OFFICE.SHELTER)).not.toContain('TOLD_WITH_REPORT');
  expect(kindsFor(SCOPES_OF_OFFICE.CHAIR)).toEqual([]);
  expect(scopeOf('MEDICAL')).toBe('person:health');
});
