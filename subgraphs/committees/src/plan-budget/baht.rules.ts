const BAHT = /^(\d{1,11})(?:\.(\d{1,2}))?$/;

/** An amount in baht, e.g. `1250` or `1250.50`, as satang; undefined when it is none. */
export const satangOf = (baht: string): bigint | undefined => {
  const [, whole, part = ''] = BAHT.exec(baht) ?? [];
  return whole === undefined ? undefined : BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'));
};

/** Satang as an amount in baht with both places, e.g. `1250.50`. */
export const bahtOf = (satang: bigint): string => {
  const digits = satang.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
