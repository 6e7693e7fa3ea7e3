/** What a file without identity is made for; ids in it are the same for one purpose, and others for another. */
export const EXPORT_PURPOSES = ['RESEARCH', 'EVALUATION', 'REPORTING', 'DATA_EXCHANGE'] as const;
export type ExportPurpose = (typeof EXPORT_PURPOSES)[number];

export const EXPORT_FORMATS = ['CSV', 'JSON'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Where an import stands. WRITING becomes COMMITTED with all its rows, or none of them is there. */
export const IMPORT_STATES = ['OPEN', 'WRITING', 'COMMITTED', 'DROPPED'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];
