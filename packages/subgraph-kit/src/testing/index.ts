export { type AskedDocumentOf, startFakeGateway } from './fake-gateway.js';
export * from './table-scene.js';
export * from './workbook.js';
export * from './database.js';
export { copyTestDatabase } from './database-copy.js';
export * from './test-subgraph.js';
export * from './pdf.js';
export * from './pictures.js';
export * from './statements.js';
