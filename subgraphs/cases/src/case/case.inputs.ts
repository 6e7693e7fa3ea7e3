import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { Res } from '@hub/subgraph-kit';
import type { CaseOutcome, CaseReason, CaseState, CommitteeLevel, ReporterFeedback } from '@hub/vocabulary';
import { CaseOutcomeCode, CaseReasonCode, CaseStateCode, CommitteeLevelCode, ReporterFeedbackCode } from '../codes.js';
import { REFLECTION } from './case.rules.js';

@InputType({ description: 'A step of a case, from the version one has seen.' })
export class ChangeCaseStateInput {
  @Res(null, () => ID, { description: 'The case; you must be assigned to it, or act in its emergency.' })
  case!: string;

  @Res(null, () => CaseStateCode, { description: 'The state to move to.' })
  to!: CaseState;

  @Res(null, () => Int, { description: 'Version of the case that the decision was made on.' })
  version!: number;

  @Res(null, () => Boolean, {
    nullable: true,
    description: 'True for the executive that acts in an emergency of the case; PRESUMED_VICTIM and MDT_REVIEW only.',
  })
  inEmergency?: boolean | null;

  @Res(null, () => Boolean, {
    nullable: true,
    description:
      'True when the person, or a guardian, has consented to be interviewed; SCREENING needs it, or a recorded consent.',
  })
  interviewConsent?: boolean | null;

  @Res(null, () => Int, {
    nullable: true,
    description: 'Days to reflect that begin with PRESUMED_VICTIM, at most 90; 15 when left out.',
  })
  reflectionDays?: number | null;

  @Res(null, () => CaseOutcomeCode, { nullable: true, description: 'How the case ended; CLOSED needs it.' })
  outcome?: CaseOutcome | null;

  @Res(null, () => CommitteeLevelCode, {
    nullable: true,
    description: 'On which level it was resolved; CLOSED needs it.',
  })
  resolvedAtLevel?: CommitteeLevel | null;

  @Res(null, () => ReporterFeedbackCode, {
    nullable: true,
    description: 'Whether the reporter was told what became of it, or why not; CLOSED needs it.',
  })
  feedback?: ReporterFeedback | null;

  @Res(null, () => CaseReasonCode, {
    nullable: true,
    description: 'Why; REOPENED needs it, REFERRED_OUT can have it.',
  })
  reason?: CaseReason | null;
}

@InputType({ description: 'More days to reflect for the persons of a case.' })
export class ExtendReflectionInput {
  @Res(null, () => ID, { description: 'The case; you must be assigned to it.' })
  case!: string;

  @Res(null, () => Int, { description: 'Version of the case that the decision was made on.' })
  version!: number;

  @Res(null, () => Int, { description: 'How many days more, at most 90.' })
  days!: number;

  @Res(null, () => CaseReasonCode, { description: 'Why.' })
  reason!: CaseReason;
}

@InputType({ description: 'A case that another committee is to lead.' })
export class TransferCaseInput {
  @Res(null, () => ID, { description: 'A case that is assigned to you, or that your secretariat sees.' })
  case!: string;

  @Res(null, () => Int, { description: 'Version of the case that the decision was made on.' })
  version!: number;

  @Res(null, () => ID, { description: 'The committee that is to lead it.' })
  committee!: string;

  @Res(null, () => CaseReasonCode, { description: 'Why.' })
  reason!: CaseReason;
}

@InputType({ description: 'Two cases that turned out to be one; both are assigned to you.' })
export class MergeCasesInput {
  @Res(null, () => ID, { description: 'The case that ends as a duplicate.' })
  duplicate!: string;

  @Res(null, () => Int, { description: 'Version of the duplicate that the decision was made on.' })
  version!: number;

  @Res(null, () => ID, { description: 'The case that goes on.' })
  survivor!: string;

  @Res(null, () => Int, { description: 'Version of the case that goes on, as you have seen it.' })
  survivorVersion!: number;
}

const days = z.int().min(1).max(REFLECTION.mostDays);

export const stepRules = z.object({ reflectionDays: days.nullish() });
export const extensionRules = z.object({ days });
