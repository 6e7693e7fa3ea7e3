import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { Pub, Res, Vid } from '@hub/subgraph-kit';
import type { ReviewVerdict } from '@hub/vocabulary';
import { ReviewVerdictCode } from '../codes.js';
import { keyRules } from '../idempotency.js';
import { HOURS } from './case-emergency.rules.js';

@InputType({ description: 'Why the executive must act as the team of a case at once.' })
export class StartCaseEmergencyInput {
  @Pub(() => ID, { description: 'Chosen by the client, the same for each repeat.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'A case of urgency EMERGENCY that your committee leads, or of your province.' })
  case!: string;

  @Vid(null, () => String, {
    description: 'Why, in 20 to 1,000 characters; stored sealed, read by executive and secretariat.',
  })
  reason!: string;

  @Res(null, () => Int, { defaultValue: HOURS.usual, description: 'For how many hours, 1 to 72.' })
  hours!: number;
}

@InputType({ description: 'The emergency to end early.' })
export class EndCaseEmergencyInput {
  @Res(null, () => ID, { description: 'One that your office acts in, or watches over.' })
  emergency!: string;
}

@InputType({ description: 'What the secretariat thinks of an emergency that is over.' })
export class ReviewCaseEmergencyInput {
  @Res(null, () => ID, { description: 'One that somebody else started.' })
  emergency!: string;

  @Res(null, () => ReviewVerdictCode, { description: 'The verdict.' })
  verdict!: ReviewVerdict;
}

export const startRules = keyRules.extend({
  reason: z.string().trim().min(20).max(1_000),
  hours: z.int().min(HOURS.least).max(HOURS.most),
});
