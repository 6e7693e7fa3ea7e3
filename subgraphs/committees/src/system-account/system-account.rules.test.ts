import { expect, it } from '@jest/globals';
import { endAfterRotation, isEd25519 } from './system-account.rules.js';
import { thumbprintOf } from './thumbprint.js';

const NOW = new Date('2026-02-01T00:00:00Z');

it('knows the thumbprint of the key that RFC 8037 prints', () => {
  expect(thumbprintOf('11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo')).toBe(
    'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
  );
});

it.each(['', 'x'.repeat(42), 'x'.repeat(44), `${'x'.repeat(42)}=`, `${'x'.repeat(42)}+`])(
  'takes no %p for a key',
  (text) => {
    expect(isEd25519(text)).toBe(false);
  },
);

it('lets the current key go on for the overlap and no older one', () => {
  expect(endAfterRotation(null, NOW, 24)).toEqual(new Date('2026-02-02T00:00:00Z'));
  expect(endAfterRotation(null, NOW, 0)).toEqual(NOW);
  expect(endAfterRotation(new Date('2026-02-01T05:00:00Z'), NOW, 24)).toEqual(NOW);
  expect(endAfterRotation(new Date('2026-01-01T00:00:00Z'), NOW, 24)).toEqual(new Date('2026-01-01T00:00:00Z'));
});
