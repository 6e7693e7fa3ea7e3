import { Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input, isId } from '@hub/subgraph-kit';
import { requireImporting } from '../permissions.js';
import { add } from './case-import.chunks.js';
import { begin, commit, drop } from './case-import.commands.js';
import {
  AddCaseImportChunkInput,
  BeginCaseImportInput,
  CommitCaseImportInput,
  DropCaseImportInput,
} from './case-import.inputs.js';
import { importById, rejectionsOf } from './case-import.store.js';
import { CaseImport, caseImportOf, CaseImportRejection, CaseImportResult, rejectionOf } from './case-import.type.js';

/** As many rejections are told; whoever mends these sends the file again. */
const TOLD = 500;

@Resolver(() => CaseImport)
export class CaseImportResolver {
  @Query(() => CaseImport, { nullable: true, description: 'An import of yours; null when there is none.' })
  @Classified('RES', 'case:import')
  async caseImport(
    @Input('id', () => ID, { class: 'RES', description: 'Id of the import.' }) id: string,
    @Ctx() context: HubContext,
  ): Promise<CaseImport | null> {
    requireImporting(context);
    const row = isId(id) ? await context.asCaller((tx) => importById(tx, id)) : undefined;
    return row ? caseImportOf(row) : null;
  }

  @Mutation(() => CaseImportResult, { description: 'Begins to take in a file of cases for your committee.' })
  @Classified('RES', 'case:import')
  beginCaseImport(
    @Input('input', () => BeginCaseImportInput, { class: 'RES', description: 'What all rows have in common.' })
    input: BeginCaseImportInput,
    @Ctx() context: HubContext,
  ): Promise<CaseImportResult> {
    return begin(input, context);
  }

  @Mutation(() => CaseImportResult, {
    description: 'Adds the next part of the file and checks its rows; until it is committed nothing becomes a case.',
  })
  @Classified('RES', 'case:import')
  addCaseImportChunk(
    @Input('input', () => AddCaseImportChunkInput, { class: 'RES', description: 'The part.' })
    input: AddCaseImportChunkInput,
    @Ctx() context: HubContext,
  ): Promise<CaseImportResult> {
    return add(input, context);
  }

  @Mutation(() => CaseImportResult, {
    description: 'Makes cases of all rows, or of none; ask `caseImport` how far it is.',
  })
  @Classified('RES', 'case:import')
  commitCaseImport(
    @Input('input', () => CommitCaseImportInput, { class: 'RES', description: 'Which.' }) input: CommitCaseImportInput,
    @Ctx() context: HubContext,
  ): Promise<CaseImportResult> {
    return commit(input, context);
  }

  @Mutation(() => CaseImportResult, { description: 'Destroys what was sent of a file that is not taken.' })
  @Classified('RES', 'case:import')
  dropCaseImport(
    @Input('input', () => DropCaseImportInput, { class: 'RES', description: 'Which.' }) input: DropCaseImportInput,
    @Ctx() context: HubContext,
  ): Promise<CaseImportResult> {
    return drop(input, context);
  }

  @FieldResolver(() => [CaseImportRejection], { description: 'The first 500 things that are wrong with rows.' })
  @Classified('RES', 'case:import')
  async rejections(@Root() { id }: CaseImport, @Ctx() context: HubContext): Promise<CaseImportRejection[]> {
    const rows = await context.asSystem('tell-case-import', (tx) => rejectionsOf(tx, id, TOLD));
    return rows.map(rejectionOf);
  }
}
