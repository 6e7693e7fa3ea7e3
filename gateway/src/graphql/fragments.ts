import { Kind, type DocumentNode, type FragmentDefinitionNode } from 'graphql';

const known = new WeakMap<DocumentNode, ReadonlyMap<string, FragmentDefinitionNode>>();

export const fragmentsOf = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> => {
  let fragments = known.get(document);
  if (!fragments) {
    fragments = new Map(
      document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
    );
    known.set(document, fragments);
  }
  return fragments;
};
