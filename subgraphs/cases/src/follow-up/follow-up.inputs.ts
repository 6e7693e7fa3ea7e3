import { ID, InputType } from 'type-graphql';
import { z } from 'zod';
import { LocalDate, Pub, Res, Vid } from '@hub/subgraph-kit';
import type { FollowUpMethod, RiskBand, WellbeingBand } from '@hub/vocabulary';
import { words } from '../told.js';
import { FollowUpMethodCode, RiskBandCode, WellbeingBandCode } from './follow-up.codes.js';

@InputType({ description: 'How a person of a case that is assigned to you was found to be.' })
export class RecordFollowUpInput {
  @Pub(() => ID, { description: 'Chosen by the client, the same for each repeat of the same follow-up.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'The person.' })
  person!: string;

  @Res(null, () => LocalDate, { description: 'The day of it.' })
  heldOn!: string;

  @Res(null, () => FollowUpMethodCode, { description: 'How; NOT_REACHED when it was tried in vain.' })
  method!: FollowUpMethod;

  @Res(null, () => WellbeingBandCode, { description: 'How the person is; NOT_KNOWN when nobody was reached.' })
  wellbeing!: WellbeingBand;

  @Res(null, () => RiskBandCode, { description: 'What danger there is; NOT_KNOWN when nobody was reached.' })
  risk!: RiskBand;

  @Res(null, () => LocalDate, { nullable: true, description: 'The day by which the next is due; a task of yours.' })
  nextDueOn?: string | null;

  @Vid(null, () => String, { nullable: true, description: 'What was found, at most 4,000 characters; sealed.' })
  words?: string | null;
}

/** Texts of a follow-up; trimmed, blanks are null. */
export const followUpRules = z.object({ words: words(4_000) });
