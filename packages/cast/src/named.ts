/**
 * A lookup by name that throws for a name nobody has, so that a misspelt test fails at its first line.
 *
 * @param noun what the error calls the thing, e.g. `person`
 * @param nameOf the name a row answers to; must be unique among the rows
 * @throws RangeError from the lookup, for an unknown name
 */
export const lookup = <T>(noun: string, rows: readonly T[], nameOf: (row: T) => string): ((name: string) => T) => {
  const byName = new Map(rows.map((row) => [nameOf(row), row]));
  return (name) => {
    const found = byName.get(name);
    if (!found) throw new RangeError(`The cast has no ${noun} "${name}"`);
    return found;
  };
};
