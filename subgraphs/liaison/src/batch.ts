const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Whether a client's id can be one of ours at all; Postgres refuses to compare others with a uuid. */
export const isId = (id: string): boolean => UUID.test(id);

/** Rows in the order of their keys, `null` where there is none. */
export const inOrder = <Row>(keys: readonly string[], rows: readonly Row[], keyOf: (row: Row) => string) => {
  const found = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => found.get(key) ?? null);
};

/** Rows of each key, in the order they came. */
export const grouped = <Row>(keys: readonly string[], rows: readonly Row[], keyOf: (row: Row) => string): Row[][] => {
  const groups = new Map<string, Row[]>(keys.map((key) => [key, []]));
  for (const row of rows) groups.get(keyOf(row))?.push(row);
  return keys.map((key) => groups.get(key) ?? []);
};
