import { describe, expect, it } from '@jest/globals';
import { SCOPES } from '@hub/vocabulary';
import { composedGraph, coordinatesOf } from '../scene/composed-graph.js';

const coordinates = coordinatesOf(composedGraph());
const named = (wrong: (coordinate: (typeof coordinates)[number]) => boolean): string[] =>
  coordinates.filter(wrong).map(({ name }) => name);

describe('every field, argument and input field of the composed graph', () => {
  it('is really looked at', () => {
    expect(coordinates.length).toBeGreaterThan(300);
    expect(coordinates.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Case.reporter', 'Query.case(id:)', 'ReportIncidentInput.reporterName']),
    );
  });

  it('has exactly one class', () => {
    expect(named(({ classes }) => classes.length !== 1)).toEqual([]);
  });

  it('has a description', () => {
    expect(named(({ described }) => !described)).toEqual([]);
  });

  it('names only scopes of the vocabulary', () => {
    const known = new Set<string>(SCOPES);
    expect(named(({ scopes }) => scopes.flat().some((scope) => !known.has(scope)))).toEqual([]);
  });

  it('asks for a scope where it is identifying and read', () => {
    expect(named(({ kind, classes, scopes }) => kind === 'FIELD' && classes[0] === 'VID' && !scopes.length)).toEqual(
      [],
    );
  });

  it('asks for a scope where it is restricted and read; only one’s own offices and sessions need none', () => {
    const open = named(({ kind, classes, scopes }) => kind === 'FIELD' && classes[0] === 'RES' && !scopes.length);
    expect(open.filter((name) => !/^(Query\.me|Me\..*|HeldOffice\..*|Mutation\.endMySessions|EndSessionsResult\.endedAt)$/.test(name))).toEqual([]);
  });
});
