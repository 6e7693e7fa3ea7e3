import { ID, ObjectType } from 'type-graphql';
import { connectionType, DateTime, Res } from '@hub/subgraph-kit';
import type { ReportProgress } from '@hub/vocabulary';
import { ReportProgressCode } from '../codes.js';
import type { FiledReportRow } from './filed-report.store.js';

@ObjectType({ description: 'A report that one filed oneself: that it was received, and nothing of what became of it.' })
export class FiledReport {
  @Res('case:report', () => ID, { description: 'Its reference, as the receipt told it.' })
  id!: string;

  @Res('case:report', () => DateTime, { description: 'When it was received.' })
  reportedAt!: Date;

  @Res('case:report', () => ReportProgressCode, { description: 'Whether a committee answers for it yet.' })
  progress!: ReportProgress;
}

export const FiledReportConnection = connectionType<FiledReport>('FiledReport', () => FiledReport);

export const filedReportOf = ({ id, at, taken }: FiledReportRow): FiledReport =>
  Object.assign(new FiledReport(), { id, reportedAt: new Date(at), progress: taken ? 'TAKEN_UP' : 'RECEIVED' });
