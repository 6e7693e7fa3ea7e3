import { expect, test } from '@jest/globals';
import { ERROR_CODES } from './error-code.js';

test.each(Object.entries(ERROR_CODES))('%s reads AREA_REASON, with a status and a sentence', (code, { http, says }) => {
  expect(code).toMatch(/^[A-Z]+(_[A-Z]+)+$/);
  expect([200, 400, 401, 403, 404, 405, 413, 415, 429, 500, 503]).toContain(http);
  expect(says).toMatch(/^[A-Z].*\.$/);
});
