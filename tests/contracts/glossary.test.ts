import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { type DefinitionNode, type FieldDefinitionNode, Kind, parse, type TypeNode } from 'graphql';
import { committed, SUBGRAPHS } from './subgraphs.js';

const definitions: readonly DefinitionNode[] = SUBGRAPHS.flatMap(
  (subgraph) => parse(committed(subgraph, 'schema.graphql')).definitions,
);
const SPEAKS_FOR_ITSELF = /^(Query|Mutation|Subscription)$|(Connection|Edge|Result)$/;

const typesOf = (kind: Kind.OBJECT_TYPE_DEFINITION | Kind.ENUM_TYPE_DEFINITION): string[] =>
  [
    ...new Set(
      definitions.flatMap((definition) =>
        definition.kind === kind && !SPEAKS_FOR_ITSELF.test(definition.name.value) ? [definition.name.value] : [],
      ),
    ),
  ].sort();

/** The rows under a heading of the glossary: word and line. */
const rowsUnder = (heading: string): [string, string][] => {
  const [, section] = readFileSync('infra/docs/glossary.md', 'utf8').split(`\n## ${heading}\n`);
  return [...section!.split('\n## ')[0]!.matchAll(/^\| (\w[\w, ]*?) +\| (.+?) +\|$/gm)].flatMap(([, words, line]) =>
    words === 'word' ? [] : words!.split(', ').map((word): [string, string] => [word, line!]),
  );
};
const wordsUnder = (heading: string): string[] => rowsUnder(heading).map(([word]) => word);

test('the glossary has a line for every public type, in order, and for no other', () => {
  expect(wordsUnder('Types')).toEqual(typesOf(Kind.OBJECT_TYPE_DEFINITION));
});

test('the glossary has a line for every enum, in order, and for no other', () => {
  expect(wordsUnder('Enums')).toEqual(typesOf(Kind.ENUM_TYPE_DEFINITION));
});

const namedType = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type));

const fieldsOf = (scalar: string): string[] =>
  definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION
      ? ((definition.fields ?? []) as readonly FieldDefinitionNode[])
          .filter(({ type }) => namedType(type) === scalar)
          .map(({ name }) => name.value)
      : [],
  );

test('fields of an instant end in At and of a day in On, or are words of time of the glossary', () => {
  const known = wordsUnder('Time');
  const wrong = (scalar: string, ending: RegExp) =>
    fieldsOf(scalar).filter((name) => !ending.test(name) && !known.includes(name));
  expect(wrong('DateTime', /[a-z]At$/)).toEqual([]);
  expect(wrong('LocalDate', /[a-z]On$/)).toEqual([]);
  expect(known.filter((word) => ![...fieldsOf('DateTime'), ...fieldsOf('LocalDate')].includes(word))).toEqual([]);
});

test('an enum that several subgraphs have is described in the same words by all', () => {
  const described = new Map<string, Set<string>>();
  for (const definition of definitions)
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION)
      described.set(
        definition.name.value,
        (described.get(definition.name.value) ?? new Set()).add(definition.description?.value ?? ''),
      );
  expect([...described].filter(([, texts]) => texts.size > 1 || texts.has(''))).toEqual([]);
});
