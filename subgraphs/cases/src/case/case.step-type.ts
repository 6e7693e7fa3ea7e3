import { Int, ObjectType } from 'type-graphql';
import { DateTime, Problem, problem, Res } from '@hub/subgraph-kit';
import type {
  CaseAct,
  CaseCategory,
  CaseOutcome,
  CaseReason,
  CaseState,
  CommitteeLevel,
  PersonsBand,
  ReportSource,
  SiteClass,
  Urgency,
} from '@hub/vocabulary';
import {
  CaseActCode,
  CaseCategoryCode,
  CaseOutcomeCode,
  CaseReasonCode,
  CaseStateCode,
  CommitteeLevelCode,
  PersonsBandCode,
  ReportSourceCode,
  SiteClassCode,
  UrgencyCode,
} from '../codes.js';
import { Committee } from '../committee/committee.stub.js';
import type { CaseFacts } from '../correction/correction.rules.js';
import { Office } from '../office/office.stub.js';
import { Official } from '../official/official.stub.js';
import { Place } from '../place/place.stub.js';
import { NOTHING_GIVEN, stepsFrom } from './case.rules.js';
import type { CaseStepRow, Standing } from './case.step-store.js';

@ObjectType({ description: 'A step that a case can take from where it stands, and what it still needs.' })
export class NextStep {
  @Res('case:read', () => CaseStateCode, { description: 'Where it leads.' })
  to!: CaseState;

  @Res('case:read', () => [Problem], { description: 'What must be given or done first, as a refusal would say it.' })
  missing!: readonly Problem[];
}

@ObjectType({ description: 'What was told of a case before it was put right; null where it stayed or was not told.' })
export class FormerFacts {
  @Res('case:read', () => Place, { nullable: true, description: 'District where help was said to be needed.' })
  district!: Place | null;

  @Res('case:read', () => Place, { nullable: true, description: 'Where the persons were said to come from.' })
  originPlace!: Place | null;

  @Res('case:read', () => [Place], { nullable: true, description: 'Where they were said to have come through.' })
  transitPlaces!: Place[] | null;

  @Res('case:read', () => CaseCategoryCode, { nullable: true, description: 'What it was said to be about.' })
  category!: CaseCategory | null;

  @Res('case:read', () => SiteClassCode, { nullable: true, description: 'The kind of site.' })
  siteClass!: SiteClass | null;

  @Res('case:read', () => ReportSourceCode, { nullable: true, description: 'Where the report was said to come from.' })
  source!: ReportSource | null;

  @Res('case:read', () => PersonsBandCode, { nullable: true, description: 'How many persons were concerned.' })
  personsBand!: PersonsBand | null;

  @Res('case:read', () => Boolean, { nullable: true, description: 'Whether it was said to happen abroad.' })
  exploitationAbroad!: boolean | null;
}

@ObjectType({ description: 'Something that was done with the course of a case.' })
export class CaseStep {
  @Res('case:read', () => Int, { description: 'The version of the case that it made.' })
  version!: number;

  @Res('case:read', () => CaseActCode, { description: 'What was done.' })
  act!: CaseAct;

  @Res('case:read', () => CaseStateCode, { nullable: true, description: 'The state before, of a move.' })
  from!: CaseState | null;

  @Res('case:read', () => CaseStateCode, { nullable: true, description: 'The state after, of a move.' })
  to!: CaseState | null;

  @Res('case:read', () => Committee, { nullable: true, description: 'Who led the case before, of a transfer.' })
  fromCommittee!: Committee | null;

  @Res('case:read', () => Committee, { nullable: true, description: 'Who leads it since, of a transfer.' })
  toCommittee!: Committee | null;

  @Res('case:read', () => DateTime, {
    nullable: true,
    description: 'Until when the persons could reflect from then on.',
  })
  reflectionEndsAt!: Date | null;

  @Res('case:read', () => CaseOutcomeCode, { nullable: true, description: 'How the case ended with it.' })
  outcome!: CaseOutcome | null;

  @Res('case:read', () => CommitteeLevelCode, { nullable: true, description: 'On which level it was resolved.' })
  resolvedAtLevel!: CommitteeLevel | null;

  @Res('case:read', () => CaseReasonCode, { nullable: true, description: 'Why, where it needs a reason.' })
  reason!: CaseReason | null;

  @Res('case:read', () => UrgencyCode, { nullable: true, description: 'How urgent the case is since, of a triage.' })
  urgency!: Urgency | null;

  @Res('case:read', () => Boolean, {
    nullable: true,
    description: 'Whether a minor is involved as far as is known since, of a triage.',
  })
  minorInvolved!: boolean | null;

  @Res('case:read', () => FormerFacts, { nullable: true, description: 'What was told before, of a correction.' })
  former!: FormerFacts | null;

  @Res('case:read', () => Official, { nullable: true, description: 'Who did it.' })
  by!: Official | null;

  @Res('case:read', () => Office, { nullable: true, description: 'Through which office.' })
  office!: Office | null;

  @Res('case:read', () => DateTime, { description: 'When.' })
  doneAt!: Date;
}

const formerOf = ({ district, originPlace, transitPlaces, ...codes }: Partial<CaseFacts>): FormerFacts =>
  Object.assign(new FormerFacts(), {
    ...{ category: null, siteClass: null, source: null, personsBand: null, exploitationAbroad: null, ...codes },
    ...{ district: district ? Place.of(district) : null, originPlace: originPlace ? Place.of(originPlace) : null },
    transitPlaces: transitPlaces?.map((pcode) => Place.of(pcode)) ?? null,
  });

export const stepOf = (row: CaseStepRow): CaseStep =>
  Object.assign(new CaseStep(), {
    ...{ version: row.version, act: row.act, from: row.from_state, to: row.to_state },
    fromCommittee: row.from_committee && Committee.of(row.from_committee),
    toCommittee: row.to_committee && Committee.of(row.to_committee),
    ...{ reflectionEndsAt: row.reflection_ends_at, outcome: row.outcome, resolvedAtLevel: row.resolved_at_level },
    ...{ urgency: row.urgency, minorInvolved: row.minor_involved, former: row.former && formerOf(row.former) },
    ...{ reason: row.reason, by: Official.of(row.person), office: Office.of(row.office), doneAt: row.created_at },
  });

/** What a case can do next for whoever works on it. */
export const nextStepsOf = ({ state, consented }: Standing): NextStep[] =>
  stepsFrom(state, { ...NOTHING_GIVEN, hasInterviewConsent: consented }).map(({ to, missing }) =>
    Object.assign(new NextStep(), { to, missing: missing.map(({ code, field }) => problem(code, field)) }),
  );
