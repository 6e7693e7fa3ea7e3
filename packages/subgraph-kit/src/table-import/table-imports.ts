import { Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { HubContext } from '../request/context.js';
import { isId } from '../request/id.js';
import { keysetOf, pageOf } from '../request/page.js';
import { requireScope } from '../request/permission.js';
import type { Task } from '../jobs/task.js';
import { type ConnectionOf, toConnection } from '../schema/connection.js';
import { Classified, Input } from '../schema/field.js';
import { add, begin, commit, drop, withdraw } from './table-import.commands.js';
import {
  AddTableImportPartInput,
  BeginTableImportInput,
  EndTableImportInput,
  TableImportLinesArgs,
} from './table-import.inputs.js';
import { IMPORT_SCOPES, type TableImportKind } from './table-import.kind.js';
import { importById, linesOf } from './table-import.store.js';
import {
  lineOf,
  TableImport,
  type TableImportLine,
  TableImportLineConnection,
  tableImportOf,
  TableImportResult,
  TableImportTemplate,
  templateOf,
} from './table-import.type.js';
import { tasksOf } from './table-import.work.js';

const ROW_NUMBER = /^\d{1,6}$/;

@Resolver(() => TableImport)
class TableImportResolver {
  @FieldResolver(() => TableImportLineConnection, { description: 'What its rows do, in their order; the preview.' })
  @Classified('RES', IMPORT_SCOPES)
  async lines(
    @Root() { id, begunAt }: TableImport,
    @Args(() => TableImportLinesArgs) args: TableImportLinesArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<TableImportLine>> {
    const keyset = keysetOf(args, ROW_NUMBER);
    const rows = await context.asCaller((tx) => linesOf(tx, id, { keyset, effect: args.effect ?? null }));
    return toConnection(
      pageOf(rows, keyset, ({ row }) => ({ at: begunAt, id: String(row) })),
      lineOf,
    );
  }
}

const readingOf = ({ noun, scope, columns }: TableImportKind): Function => {
  @Resolver()
  class ReadingResolver {
    @Query(() => TableImport, {
      ...{ name: `${noun}Import`, nullable: true },
      description: 'An import of yours, with its preview and how far it is; null when there is none.',
    })
    @Classified('RES', scope)
    async one(
      @Input('id', () => ID, { class: 'RES', description: 'Id of the import.' }) id: string,
      @Ctx() context: HubContext,
    ): Promise<TableImport | null> {
      requireScope(context.caller, scope);
      const row = isId(id) ? await context.asCaller((tx) => importById(tx, id)) : undefined;
      return row?.kind === noun ? tableImportOf(row) : null;
    }

    @Query(() => TableImportTemplate, { name: `${noun}ImportTemplate`, description: 'How such a table must look.' })
    @Classified('PUB')
    template(): TableImportTemplate {
      return templateOf(columns);
    }
  }
  return ReadingResolver;
};

const changeOf = (kind: TableImportKind): Function => {
  const { noun, scope } = kind;
  const Noun = noun[0]!.toUpperCase() + noun.slice(1);

  @Resolver()
  class ChangeResolver {
    @Mutation(() => TableImportResult, { name: `begin${Noun}Import`, description: kind.about })
    @Classified('RES', scope)
    begin(
      @Input('input', () => BeginTableImportInput, { class: 'RES', description: 'The file.' })
      input: BeginTableImportInput,
      @Ctx() context: HubContext,
    ): Promise<TableImportResult> {
      return begin(kind, input, context);
    }

    @Mutation(() => TableImportResult, {
      name: `add${Noun}ImportPart`,
      description: 'Adds the next part of the file; after the last one the rows are checked, and none is written.',
    })
    @Classified('RES', scope)
    add(
      @Input('input', () => AddTableImportPartInput, { class: 'RES', description: 'The part.' })
      input: AddTableImportPartInput,
      @Ctx() context: HubContext,
    ): Promise<TableImportResult> {
      return add(kind, input, context);
    }

    @Mutation(() => TableImportResult, {
      name: `commit${Noun}Import`,
      description: 'Writes all rows, or none; if one can no longer be taken there is a new preview.',
    })
    @Classified('RES', scope)
    commit(
      @Input('input', () => EndTableImportInput, { class: 'RES', description: 'Which.' }) input: EndTableImportInput,
      @Ctx() context: HubContext,
    ): Promise<TableImportResult> {
      return commit(kind, input, context);
    }

    @Mutation(() => TableImportResult, {
      name: `drop${Noun}Import`,
      description: 'Destroys what was sent of a file that is not taken.',
    })
    @Classified('RES', scope)
    drop(
      @Input('input', () => EndTableImportInput, { class: 'RES', description: 'Which.' }) input: EndTableImportInput,
      @Ctx() context: HubContext,
    ): Promise<TableImportResult> {
      return drop(kind, input, context);
    }
  }
  return ChangeResolver;
};

const withdrawalOf = (kind: TableImportKind): Function => {
  const { noun, scope } = kind;

  @Resolver()
  class WithdrawalResolver {
    @Mutation(() => TableImportResult, {
      name: `withdraw${noun[0]!.toUpperCase()}${noun.slice(1)}Import`,
      description: 'Takes back all that was written of a file; then the same file may be taken in again.',
    })
    @Classified('RES', scope)
    withdraw(
      @Input('input', () => EndTableImportInput, { class: 'RES', description: 'Which.' }) input: EndTableImportInput,
      @Ctx() context: HubContext,
    ): Promise<TableImportResult> {
      return withdraw(kind, input, context);
    }
  }
  return WithdrawalResolver;
};

const resolversOf = (kind: TableImportKind): Function[] => [
  ...[readingOf(kind), changeOf(kind)],
  ...(kind.withdraw ? [withdrawalOf(kind)] : []),
];

/**
 * Everything that a subgraph needs to take tables in: list its parts under `resolvers` and `tasks`, and
 * `tableImportMigration` among the migrations.
 * @example const imports = tableImportsOf([memberImport]);
 */
export const tableImportsOf = (
  kinds: readonly TableImportKind[],
): { readonly resolvers: readonly Function[]; readonly tasks: readonly Task[] } => ({
  resolvers: [TableImportResolver, ...kinds.flatMap(resolversOf)],
  tasks: tasksOf(kinds),
});
