const TINY = 1e-7;

/**
 * The largest value of `objective · y` where every row of `limits` holds: `row · y <= bound`, all bounds >= 0, y free.
 * The simplex method with Bland's rule, from y = 0. Infinity when nothing bounds it.
 */
export const maximum = (
  objective: readonly number[],
  limits: readonly { readonly row: readonly number[]; readonly bound: number }[],
): number => {
  const size = objective.length;
  // columns: y+, y-, one slack a limit, and the bound
  const width = 2 * size + limits.length + 1;
  const split = (row: readonly number[]) => [...row, ...row.map((each) => -each)];
  const tableau = limits.map(({ row, bound }, index) => [
    ...split(row),
    ...limits.map((_, other) => (other === index ? 1 : 0)),
    bound,
  ]);
  const gain = [...split(objective), ...limits.map(() => 0), 0];
  const basis = limits.map((_, index) => 2 * size + index);
  for (;;) {
    const entering = gain.findIndex((each, column) => column < width - 1 && each > TINY);
    if (entering < 0) return -gain[width - 1]!;
    const leaving = leavingRow(tableau, basis, entering);
    if (leaving < 0) return Infinity;
    pivot([...tableau, gain], tableau[leaving]!, entering);
    basis[leaving] = entering;
  }
};

/** The row that limits the entering column most; of equals the one of the lowest column. */
const leavingRow = (tableau: readonly number[][], basis: readonly number[], entering: number): number => {
  let [leaving, least] = [-1, Infinity];
  for (const [index, row] of tableau.entries()) {
    if (row[entering]! <= TINY) continue;
    const ratio = row.at(-1)! / row[entering]!;
    if (ratio < least - TINY || (ratio < least + TINY && basis[index]! < basis[leaving]!))
      [leaving, least] = [index, ratio];
  }
  return leaving;
};

const pivot = (rows: readonly number[][], by: number[], entering: number): void => {
  const divisor = by[entering]!;
  for (let column = 0; column < by.length; column += 1) by[column]! /= divisor;
  for (const row of rows) {
    const factor = row[entering]!;
    if (row === by || factor === 0) continue;
    for (let column = 0; column < row.length; column += 1) row[column]! -= factor * by[column]!;
  }
};
