import { ObjectType } from 'type-graphql';
import { LocalDate, Res } from '@hub/subgraph-kit';
import type { CaseCategory, ReportsBand, ReportSource, SiteClass, TrendPattern } from '@hub/vocabulary';
import { CaseCategoryCode, ReportsBandCode, ReportSourceCode, SiteClassCode, TrendPatternCode } from '../codes.js';

/** What an entry says of a trend; never the number of reports, nor a time within a day. */
export interface TrendBody {
  readonly pattern: TrendPattern;
  /** The code that the reports share, of the list of the pattern. */
  readonly value: string;
  readonly reports: ReportsBand;
  /** First and last day, `YYYY-MM-DD`. */
  readonly from: string;
  readonly until: string;
}

@ObjectType({ description: 'Several reports of one district are alike. It tells of none of them by itself.' })
export class TrendNote {
  @Res('alert:read', () => TrendPatternCode, { description: 'In what they are alike.' })
  pattern!: TrendPattern;

  @Res('alert:read', () => CaseCategoryCode, { nullable: true, description: 'Of CATEGORY: what they are about.' })
  category!: CaseCategory | null;

  @Res('alert:read', () => SiteClassCode, { nullable: true, description: 'Of SITE_CLASS: at what kind of site.' })
  siteClass!: SiteClass | null;

  @Res('alert:read', () => ReportSourceCode, { nullable: true, description: 'Of REPORT_SOURCE: who reported.' })
  source!: ReportSource | null;

  @Res('alert:read', () => ReportsBandCode, { description: 'How many they are.' })
  reports!: ReportsBand;

  @Res('alert:read', () => LocalDate, { description: 'First day of those that were looked at.' })
  from!: string;

  @Res('alert:read', () => LocalDate, { description: 'Last day of them; the next note begins after it.' })
  until!: string;
}

export const trendOf = ({ pattern, value, reports, from, until }: TrendBody): TrendNote =>
  Object.assign(new TrendNote(), {
    ...{ pattern, reports, from, until },
    category: pattern === 'CATEGORY' ? value : null,
    siteClass: pattern === 'SITE_CLASS' ? value : null,
    source: pattern === 'REPORT_SOURCE' ? value : null,
  });
