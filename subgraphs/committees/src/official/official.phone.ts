import { normalisePhone, problem, type Problem } from '@hub/subgraph-kit';

/** Numbers of Thailand and Laos have as many digits as there; of other countries as many as E.164 allows. */
const E164 = /^\+(?:66[1-9]\d{7,8}|856[1-9]\d{7,9}|(?!66|856)[1-9]\d{6,14})$/;

/**
 * A phone number as E.164, however it was typed: with + or 00 and country code, or as it is dialled in Thailand or Laos,
 * in any digits.
 * @returns null for what is no such number
 */
export const e164Of = (typed: string): string | null => {
  const number = normalisePhone(typed);
  return E164.test(number) ? number : null;
};

/** What stands against a phone that was given; none and an empty one are no number and need not be. */
export const phoneProblem = (typed: string | null | undefined): Problem[] =>
  typed?.trim() && e164Of(typed) === null ? [problem('OFFICIAL_PHONE_INVALID', 'input.phone')] : [];
