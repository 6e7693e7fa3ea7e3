import { type ASTNode, type DirectiveNode, Kind, parse, print, visit } from 'graphql';

const SECURITY = ['authenticated', 'requiresScopes', 'policy'];

/** A supergraph that the stock gateway agrees to load: it refuses one with security directives it has no licence for. */
export const withoutSecurity = (supergraph: string): string =>
  print(
    visit(parse(supergraph), {
      Directive: (node) => (SECURITY.includes(node.name.value) || linksSecurity(node) ? null : undefined),
      DirectiveDefinition: (node) => (SECURITY.includes(node.name.value) ? null : undefined),
      ScalarTypeDefinition: (node) => (isSecurityScalar(node.name.value) ? null : undefined),
    }) as ASTNode,
  );

const linksSecurity = ({ name, arguments: given }: DirectiveNode): boolean =>
  name.value === 'link' &&
  given?.some(
    ({ value }) =>
      value.kind === Kind.STRING &&
      SECURITY.some((spec) => value.value.startsWith(`https://specs.apollo.dev/${spec}/`)),
  ) === true;

const isSecurityScalar = (name: string): boolean => SECURITY.some((spec) => name.startsWith(`${spec}__`));
