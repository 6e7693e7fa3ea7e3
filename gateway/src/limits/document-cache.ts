import type { DocumentNode } from 'graphql';
import type { Graph } from '../supergraph/graph.js';

const MAX_DOCUMENTS = 2_000;
const MAX_CHARACTERS = 8 * 1024 * 1024;

/** Documents that passed every static check, per graph; the least recently used go first. */
class DocumentCache {
  private readonly documents = new Map<string, DocumentNode>();
  private characters = 0;

  get(text: string): DocumentNode | undefined {
    const document = this.documents.get(text);
    if (!document) return undefined;
    this.documents.delete(text);
    this.documents.set(text, document);
    return document;
  }

  set(text: string, document: DocumentNode): void {
    this.documents.set(text, document);
    this.characters += text.length;
    for (const [oldest] of this.documents) {
      if (this.documents.size <= MAX_DOCUMENTS && this.characters <= MAX_CHARACTERS) return;
      this.documents.delete(oldest);
      this.characters -= oldest.length;
    }
  }
}

const caches = new WeakMap<Graph, DocumentCache>();

export const documentsOf = (graph: Graph): DocumentCache => {
  const known = caches.get(graph);
  if (known) return known;
  const cache = new DocumentCache();
  caches.set(graph, cache);
  return cache;
};
