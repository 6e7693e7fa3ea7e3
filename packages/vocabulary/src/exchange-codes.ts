/** What a file without identity is made for; ids in it are the same for one purpose, and others for another. */
export const EXPORT_PURPOSES = ['RESEARCH', 'EVALUATION', 'REPORTING', 'DATA_EXCHANGE'] as const;
export type ExportPurpose = (typeof EXPORT_PURPOSES)[number];

export const EXPORT_FORMATS = ['CSV', 'JSON'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Where an import stands. WRITING becomes COMMITTED with all its rows, or none of them is there. */
export const IMPORT_STATES = ['OPEN', 'WRITING', 'COMMITTED', 'DROPPED'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** Where a table stands that is taken in. CHECKED is its preview; WRITING becomes COMMITTED, or CHECKED anew. */
export const TABLE_IMPORT_STATES = [
  'RECEIVING',
  'CHECKING',
  'CHECKED',
  'WRITING',
  'COMMITTED',
  'DROPPED',
  'WITHDRAWN',
] as const;
export type TableImportState = (typeof TABLE_IMPORT_STATES)[number];

/** What a row of a table does, or would do. */
export const TABLE_ROW_EFFECTS = ['CREATE', 'CHANGE', 'NONE', 'REJECT'] as const;
export type TableRowEffect = (typeof TABLE_ROW_EFFECTS)[number];
