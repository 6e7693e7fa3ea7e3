import { createHash, randomUUID } from 'node:crypto';
import type { Caller } from '@hub/caller';
import type { Answer, TestSubgraph } from './test-subgraph.js';

export interface SeenLine {
  readonly row: number;
  readonly effect: string;
  readonly columns: readonly string[];
  readonly problems: readonly { readonly column: string | null; readonly code: string; readonly message: string }[];
}

export interface SeenImport {
  readonly id: string;
  readonly state: string;
  readonly nextPart: number;
  readonly received: number;
  readonly rows: number;
  readonly done: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly hiddenSheets: number;
  readonly otherSheets: number;
  readonly notRead: readonly string[];
  readonly lines: { readonly edges: readonly { readonly node: SeenLine }[] };
}

interface Stepped {
  readonly step: {
    readonly import: Pick<SeenImport, 'id' | 'state' | 'nextPart'> | null;
    readonly problems: readonly { readonly code: string; readonly field: string }[];
  };
}

const STEP = '{ import { id state nextPart } problems { code field } }';
const LOOK = `{ id state nextPart received rows done created changed unchanged rejected hiddenSheets otherSheets notRead
  lines(first: 100) { edges { node { row effect columns problems { column code message } } } } }`;
const PART = 60_000;

/** What people do to take tables of one kind into a subgraph. */
export const tableScene = (subgraph: TestSubgraph, noun: string) => {
  const Noun = noun[0]!.toUpperCase() + noun.slice(1);
  const step = (name: string, type: string, input: object, by: Caller): Promise<Answer<Stepped>> =>
    subgraph.send<Stepped>(`mutation ($input: ${type}!) { step: ${name}(input: $input) ${STEP} }`, { input }, by);
  const begin = (subject: string, file: Buffer, by: Caller, idempotencyKey: string = randomUUID()) => {
    const sha256 = createHash('sha256').update(file).digest('hex');
    const input = { idempotencyKey, subject, bytes: file.length, sha256 };
    return step(`begin${Noun}Import`, 'BeginTableImportInput', input, by);
  };
  const add = (id: string, number: number, content: Buffer, by: Caller) => {
    const input = { import: id, number, content: content.toString('base64') };
    return step(`add${Noun}ImportPart`, 'AddTableImportPartInput', input, by);
  };
  const end = (how: 'commit' | 'drop' | 'withdraw', id: string, by: Caller) =>
    step(`${how}${Noun}Import`, 'EndTableImportInput', { import: id }, by);
  const look = async (id: string, by: Caller): Promise<SeenImport | null> => {
    const query = `query ($id: ID!) { seen: ${noun}Import(id: $id) ${LOOK} }`;
    const { data, errors } = await subgraph.send<{ seen: SeenImport | null }>(query, { id }, by);
    if (!data) throw new Error(JSON.stringify(errors));
    return data.seen;
  };
  /** The import once no task works on it. */
  const settled = async (id: string, by: Caller): Promise<SeenImport> => {
    for (const deadline = Date.now() + 120_000; Date.now() < deadline;) {
      const seen = await look(id, by);
      if (seen && seen.state !== 'CHECKING' && seen.state !== 'WRITING') return seen;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    throw new Error('the import did not settle');
  };
  const sent = async (subject: string, file: Buffer, by: Caller): Promise<SeenImport> => {
    const { data, errors } = await begin(subject, file, by);
    const id = data?.step.import?.id;
    if (!id) throw new Error(JSON.stringify(errors ?? data));
    for (let number = 1; (number - 1) * PART < file.length; number += 1)
      await add(id, number, file.subarray((number - 1) * PART, number * PART), by);
    return settled(id, by);
  };
  return {
    ...{ begin, add, end, look, settled, sent },
    /** Sends, looks at the preview and takes the table. */
    taken: async (subject: string, file: Buffer, by: Caller): Promise<SeenImport> => {
      const { id } = await sent(subject, file, by);
      await end('commit', id, by);
      return settled(id, by);
    },
    /** The code of an error, the first problem with its field, or null when it was done. */
    refusal: async (doing: Promise<Answer<Stepped>>): Promise<string | readonly string[] | null> => {
      const { data, errors } = await doing;
      if (errors) return errors[0]!.extensions.code;
      const [first] = data!.step.problems;
      return first ? [first.code, first.field] : null;
    },
  };
};

/** The lines of an import as `row effect columns` and `row REJECT column:code`. */
export const toldLines = ({ lines }: SeenImport): string[] =>
  lines.edges.map(({ node: { row, effect, columns, problems } }) =>
    [row, effect, ...columns, ...problems.map(({ column, code }) => `${column}:${code}`)].join(' '),
  );
