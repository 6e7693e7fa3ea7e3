const SHORTEST_MS = 1_000;
const LONGEST_MS = 3_600_000;
const UNKNOWN_MS = 60_000;
/** Of what is left of a token's life, what passes before it is renewed. */
const SHARE = 0.75;

/**
 * Milliseconds to wait before a token is renewed: three quarters of what is left of it, 1 s to 1 h; one minute when the
 * token does not say when it ends. The token is only looked at, not checked.
 * @param now milliseconds since the epoch; when it cannot be right, the token is taken for new
 */
export const renewalDelay = (accessToken: string, now: number): number => {
  const { exp, iat } = claimsOf(accessToken);
  if (exp === undefined) return UNKNOWN_MS;
  const left = exp * 1_000 - now;
  const whole = iat === undefined ? undefined : (exp - iat) * 1_000;
  const believable = left > 0 && (whole === undefined || left <= whole);
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, SHARE * (believable ? left : (whole ?? 0))));
};

const claimsOf = (accessToken: string): { readonly exp?: number; readonly iat?: number } => {
  try {
    const part = accessToken.split('.')[1] ?? '';
    const { exp, iat } = JSON.parse(atob(part.replaceAll('-', '+').replaceAll('_', '/'))) as Record<string, unknown>;
    return { ...(typeof exp === 'number' && { exp }), ...(typeof iat === 'number' && { iat }) };
  } catch {
    return {};
  }
};
