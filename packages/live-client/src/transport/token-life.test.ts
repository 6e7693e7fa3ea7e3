import { describe, expect, it } from '@jest/globals';
import { renewalDelay } from './token-life.js';

const NOW = Date.UTC(2026, 0, 1);
const token = (claims: object): string => `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;
const at = (seconds: number): number => NOW / 1_000 + seconds;

describe('an access token is renewed', () => {
  it('after three quarters of what is left of it', () => {
    expect(renewalDelay(token({ iat: at(0), exp: at(600) }), NOW)).toBe(450_000);
    expect(renewalDelay(token({ iat: at(-560), exp: at(40), name: 'ຄຳ?>' }), NOW)).toBe(30_000);
    expect(renewalDelay(token({ exp: at(40) }), NOW)).toBe(30_000);
  });

  it('by the length of its life when the clock here cannot be right', () => {
    for (const wrong of [-86_400_000, 86_400_000])
      expect(renewalDelay(token({ iat: at(0), exp: at(600) }), NOW + wrong)).toBe(450_000);
  });

  it('within 1 s to 1 h, and each minute when it does not say when it ends', () => {
    expect(renewalDelay(token({ exp: at(-1) }), NOW)).toBe(1_000);
    expect(renewalDelay(token({ exp: at(1e9) }), NOW)).toBe(3_600_000);
    for (const opaque of ['opaque', 'a.b.c', '', token({ exp: 'soon' })])
      expect(renewalDelay(opaque, NOW)).toBe(60_000);
  });
});
