import { type Batch, isId, pagesByOwner, rowsByOwner } from '@hub/subgraph-kit';
import { casesById } from '../case/case.store.js';
import { type Case, caseOf } from '../case/case.type.js';
import { readerOf } from './operation.access.js';
import { correctionsOfOperations } from './operation.correction-store.js';
import {
  casesOfOperations,
  type OperationReader,
  type OperationRow,
  operationsById,
  operationsOfCases,
} from './operation.store.js';
import { correctionShape, type Operation, operationShape } from './operation.type.js';

export const operationById: Batch<string, Operation> = async (ids, context) => {
  const rows = await context.asCaller((tx) => operationsById(tx, ids.filter(isId), readerOf(context)));
  const byId = new Map(rows.map((row) => [row.id, operationShape(row)]));
  return ids.map((id) => byId.get(id) ?? null);
};

export const operationsOfCase = pagesByOwner<OperationRow & { readonly case_id: string }, OperationReader>({
  list: (tx, cases, { keyset, filter }) => operationsOfCases(tx, cases.filter(isId), { keyset, reader: filter! }),
  ownerOf: (row) => row.case_id,
  key: (row) => row,
});

/** What was told of an operation before each correction. */
export const correctionsOfOperation = rowsByOwner({
  list: correctionsOfOperations,
  keyOf: (row) => row.operation_id,
  shape: correctionShape,
});

/** The cases of an operation, of those the caller sees. */
export const casesOfOperation = rowsByOwner<{ readonly operation: string; readonly shape: Case }, Case>({
  list: async (tx, operations) => {
    const links = await casesOfOperations(tx, operations);
    const rows = await casesById(tx, [...new Set(links.map((link) => link.case_id))]);
    const shapes = new Map(rows.map((row) => [row.id, caseOf(row)]));
    return links.flatMap(({ operation_id: operation, case_id: id }) => {
      const shape = shapes.get(id);
      return shape ? [{ operation, shape }] : [];
    });
  },
  keyOf: ({ operation }) => operation,
  shape: ({ shape }) => shape,
});
