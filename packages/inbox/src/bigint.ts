/** Postgres sends bigint as text; the numbers of an inbox stay far below 2^53. */
export const fromBigint = (value: string): number => {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new Error('a bigint of the database is beyond what a number can hold');
  return number;
};
