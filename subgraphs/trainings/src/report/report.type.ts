import { Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionType, DateTime, Loads, LocalDate, Pub } from '@hub/subgraph-kit';
import type { ReportColumnCode, ReportSubject, ReportTableCode } from '@hub/vocabulary';
import { ReportColumnCodeCode, ReportSubjectCode, ReportTableCodeCode } from '../codes.js';
import { Committee } from '../committee/committee.stub.js';
import { Place } from '../place/place.stub.js';
import { reportPeriodOf } from './report.rules.js';
import type { ReportRow } from './report.store.js';
import type { KeptTable } from './report.table.js';

@ObjectType({ description: 'What a report covers.' })
export class ReportPeriod {
  @Pub(() => String, { description: 'A quarter of the calendar, e.g. 2026-Q3, or a Thai financial year, e.g. FY2569.' })
  code!: string;

  @Pub(() => String, { description: 'The same in the financial year, Buddhist era, e.g. FY2569 Q4.' })
  label!: string;

  @Pub(() => LocalDate, { description: 'Its first day.' })
  from!: string;

  @Pub(() => LocalDate, { description: 'Its last day.' })
  until!: string;
}

@ObjectType({ description: 'One column of a table of a report.' })
export class ReportColumn {
  @Pub(() => ReportColumnCodeCode, { description: 'What stands in it.' })
  code!: ReportColumnCode;

  @Pub(() => String, { description: 'Its title in your language.' })
  title!: string;
}

@ObjectType({ description: 'One cell of a table of a report.' })
export class ReportCell {
  @Pub(() => String, { description: 'What stands in it, in your language; empty where there is nothing to tell.' })
  text!: string;

  @Pub(() => Float, { nullable: true, description: 'The figure, where it is one that may be told.' })
  value!: number | null;

  @Pub(() => Boolean, { description: 'True when there is a figure that is withheld, because it or another is small.' })
  suppressed!: boolean;

  @Pub(() => Boolean, { description: 'True when the figure is "at least".' })
  lowerBound!: boolean;
}

@ObjectType({ description: 'One row of a table of a report.' })
export class ReportTableRow {
  @Pub(() => [ReportCell], { description: 'One cell for each column.' })
  cells!: ReportCell[];
}

@ObjectType({ description: 'One table of a report.' })
export class ReportTable {
  @Pub(() => ReportTableCodeCode, { description: 'Which table.' })
  code!: ReportTableCode;

  @Pub(() => String, { description: 'Its title in your language.' })
  title!: string;

  @Pub(() => [ReportColumn], { description: 'Its columns.' })
  columns!: ReportColumn[];

  @Pub(() => [ReportTableRow], { description: 'Its rows.' })
  rows!: ReportTableRow[];

  @Pub(() => String, { nullable: true, description: 'Where its figures come from, where that is one source.' })
  source!: string | null;
}

@Loads('STATISTICS')
@ObjectType({
  description:
    'A report as it was made, which nothing changes. It is as a page at `/papers/trainings/<id>.html` and as tables at `.csv` and `.xlsx`.',
})
export class Report {
  @Pub(() => ID, { description: 'Id of the report.' })
  id!: string;

  @Pub(() => ReportSubjectCode, { description: 'What kind of thing it is about.' })
  subject!: ReportSubject;

  @Pub(() => Committee, { nullable: true, description: 'The committee it is about.' })
  committee!: Committee | null;

  @Pub(() => Place, { nullable: true, description: 'The province it is about.' })
  province!: Place | null;

  @Pub(() => ReportPeriod, { description: 'What it covers.' })
  period!: ReportPeriod;

  @Pub(() => Int, { description: 'Which report on the same it is, from 1; a later one has what was entered late.' })
  version!: number;

  @Pub(() => DateTime, { description: 'When it was made.' })
  madeAt!: Date;

  kept!: readonly KeptTable[];
}

export const ReportConnection = connectionType<Report>('Report', () => Report);

export const toReport = (row: ReportRow): Report => {
  const { label, firstDay: from, lastDay: until } = reportPeriodOf(row.period)!;
  return {
    ...{ id: row.id, subject: row.subject, version: row.version, madeAt: row.made_at, kept: row.tables },
    committee: row.committee === null ? null : { id: row.committee },
    province: row.province === null ? null : { pcode: row.province },
    period: { code: row.period, label, from, until },
  };
};
