// Checks that every enum value of our subgraphs, every error code and every phrase has a text in every language:
// node languages.mjs [--locales folder]. `--write` copies the English of the error codes from their registry.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Kind, parse } from 'graphql';

const root = resolve(import.meta.dirname, '../..');
const built = (name) => import(join(root, `packages/${name}/dist/index.js`));
const { ERROR_CODES, PHRASE_NEEDS } = await built('vocabulary');
const { LANGUAGES, problemsOf, readLocale } = await built('languages');

const at = process.argv.indexOf('--locales');
const folder = at < 0 ? join(root, 'packages/languages/locales') : resolve(process.argv[at + 1]);

const enums = new Map();
for (const name of readdirSync(join(root, 'subgraphs'))) {
  const { definitions } = parse(readFileSync(join(root, 'subgraphs', name, 'schema.graphql'), 'utf8'));
  for (const definition of definitions.filter(({ kind }) => kind === Kind.ENUM_TYPE_DEFINITION)) {
    const values = definition.values.map((value) => value.name.value);
    enums.set(definition.name.value, [...new Set([...(enums.get(definition.name.value) ?? []), ...values])]);
  }
}
// The text of a phrase is its own, with what stands in it.
enums.delete('Phrase');
const errors = Object.fromEntries(Object.entries(ERROR_CODES).map(([code, { says }]) => [code, says]));
if (process.argv.includes('--write'))
  writeFileSync(join(folder, 'en/errors.json'), `${JSON.stringify(errors, null, 2)}\n`);

const locales = Object.fromEntries(LANGUAGES.map((language) => [language, readLocale(language, folder)]));
const problems = problemsOf(locales, { enums, errors, phrases: PHRASE_NEEDS });
const [values, codes] = [[...enums.values()].flat().length, Object.keys(errors).length];
console.log(
  [
    ...problems,
    `${values} values of ${enums.size} enums, ${codes} errors, ${Object.keys(PHRASE_NEEDS).length} phrases`,
  ].join('\n'),
);
// A check that reads no enum finds nothing missing.
process.exitCode = problems.length > 0 || enums.size === 0 ? 1 : 0;
