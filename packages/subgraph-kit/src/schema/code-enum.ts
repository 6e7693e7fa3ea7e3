import { registerEnumType } from 'type-graphql';

/** Codes as decorators take them: each under its own name. */
export type CodeEnum<Code extends string> = { readonly [Each in Code]: Each };

/**
 * Registers codes of the vocabulary as a GraphQL enum.
 * @example `export const UrgencyCode = enumOf('Urgency', URGENCIES, 'How soon somebody must answer.');`
 */
export const enumOf = <Code extends string>(
  name: string,
  codes: readonly Code[],
  description: string,
): CodeEnum<Code> => {
  const values = Object.fromEntries(codes.map((code) => [code, code])) as CodeEnum<Code>;
  registerEnumType(values, { name, description });
  return values;
};
