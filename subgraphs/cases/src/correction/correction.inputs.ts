import { ID, InputType, Int } from 'type-graphql';
import { Res } from '@hub/subgraph-kit';
import type { CaseCategory, CaseReason, PersonsBand, ReportSource, SiteClass } from '@hub/vocabulary';
import { CaseCategoryCode, CaseReasonCode, PersonsBandCode, ReportSourceCode, SiteClassCode } from '../codes.js';

@InputType({ description: 'What was told of a case and is not so; what is left out stays.' })
export class CorrectCaseInput {
  @Res(null, () => ID, { description: 'The case; you must be assigned to it.' })
  case!: string;

  @Res(null, () => Int, { description: 'Version of the case that the correction was made on.' })
  version!: number;

  @Res(null, () => CaseReasonCode, { description: 'Why.' })
  reason!: CaseReason;

  @Res(null, () => ID, {
    nullable: true,
    description: 'P-code of the district, sub-district or village where help is needed.',
  })
  place?: string | null;

  @Res(null, () => CaseCategoryCode, { nullable: true, description: 'What it is about.' })
  category?: CaseCategory | null;

  @Res(null, () => SiteClassCode, { nullable: true, description: 'The kind of site.' })
  siteClass?: SiteClass | null;

  @Res(null, () => ReportSourceCode, { nullable: true, description: 'Where the report came from.' })
  source?: ReportSource | null;

  @Res(null, () => PersonsBandCode, { nullable: true, description: 'How many persons are concerned.' })
  personsBand?: PersonsBand | null;

  @Res(null, () => ID, {
    nullable: true,
    description: 'P-code of the place of exploitation; it says whether that is abroad, and who faces it.',
  })
  exploitationPlace?: string | null;

  @Res(null, () => ID, { nullable: true, description: 'P-code of the place where the persons come from.' })
  originPlace?: string | null;

  @Res(null, () => [ID], {
    nullable: true,
    description: 'P-codes of all places passed through, at most 5; they stand for those that were told.',
  })
  transitPlaces?: string[] | null;
}
