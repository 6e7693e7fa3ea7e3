import type { SealedValue } from '@hub/subgraph-kit';
import { subjectOfReport } from '../report/report.filing.js';
import type { MessageRow } from './tip.store.js';

/** Where the words of a message live. */
export const wordsPlace = (message: string) => ({ table: 'tip_message', row: message, column: 'sealed_words' });

/** The words of a message as `unseal` takes them; they go with the report when it is erased. */
export const sealedWords = ({ id, report_id: report, sealed_words: value }: MessageRow): SealedValue => ({
  value,
  subject: subjectOfReport(report),
  place: wordsPlace(id),
});
