import { Kind, type ConstDirectiveNode, type ConstValueNode, type DocumentNode } from 'graphql';

export const POLICY_SPECS = ['tag', 'authenticated', 'requiresScopes', 'policy'] as const;
export type PolicySpec = (typeof POLICY_SPECS)[number];

/** A specification the supergraph links to, under the names it has in this document. */
export interface LinkedSpec {
  readonly spec: PolicySpec;
  readonly directive: string;
  /** Prefix of the types the specification brings along, e.g. `requiresScopes__`. */
  readonly prefix: string;
  readonly link: ConstDirectiveNode;
}

const SPEC_URL = /^https:\/\/specs\.apollo\.dev\/(tag|authenticated|requiresScopes|policy)\/v\d+\.\d+$/;

/** Composition may rename a directive by `as` or by an import: never assume `@tag`. */
export const linkedSpecs = (supergraph: DocumentNode): LinkedSpec[] =>
  supergraph.definitions
    .flatMap((node) =>
      node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION ? (node.directives ?? []) : [],
    )
    .flatMap((link) => {
      const spec = SPEC_URL.exec(text(argument(link, 'url')) ?? '')?.[1] as PolicySpec | undefined;
      if (!spec) return [];
      const prefix = text(argument(link, 'as')) ?? spec;
      return [{ spec, directive: importedName(link, spec) ?? prefix, prefix: `${prefix}__`, link }];
    });

const importedName = (link: ConstDirectiveNode, spec: PolicySpec): string | undefined => {
  const imports = argument(link, 'import');
  if (imports?.kind !== Kind.LIST) return undefined;
  for (const item of imports.values) {
    if (text(item) === `@${spec}`) return spec;
    if (item.kind !== Kind.OBJECT) continue;
    const entry = Object.fromEntries(item.fields.map(({ name, value }) => [name.value, text(value)]));
    if (entry['name'] === `@${spec}`) return (entry['as'] ?? entry['name']).slice(1);
  }
  return undefined;
};

export const argument = (directive: ConstDirectiveNode, name: string): ConstValueNode | undefined =>
  directive.arguments?.find((argument) => argument.name.value === name)?.value;

export const text = (value: ConstValueNode | undefined): string | undefined =>
  value?.kind === Kind.STRING ? value.value : undefined;
