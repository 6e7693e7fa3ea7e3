/** One query with the root field of each of these, `{ field }` or `query { field }`, under a name of its own. */
export const inOne = (texts: readonly string[]): string => {
  const roots = texts.map((text) => /^(?:query )?\{(.*)\}$/s.exec(text)![1]!);
  return `query { ${roots.map((root, index) => `a${index}: ${root}`).join(' ')} }`;
};
