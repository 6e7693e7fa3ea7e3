import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { DateTime, LocalDate, Pub, Res } from '@hub/subgraph-kit';
import { COUNTERPART_UPDATE_KINDS, PERSONS_BANDS, REPATRIATION_REASONS } from '@hub/vocabulary';
import { CounterpartUpdateKindCode, PersonsBandCode, RepatriationReasonCode } from '../codes.js';
import { idempotencyKey } from '../idempotency/idempotency.inputs.js';
import { readRef } from '../repatriation/repatriation.rules.js';
import { isInOrder } from '../schedule/schedule.inputs.js';
import { MORE_OF } from './counterpart-update.rules.js';

@InputType({ description: 'What the other side says of a return that it follows; codes, days and a time, no words.' })
export class SendCounterpartUpdateInput {
  @Res(null, () => ID, { description: 'A counterpart office that you hold.' })
  office!: string;

  @Res(null, () => String, { description: 'Pseudonym of the return, as its feed shows it.' })
  ref!: string;

  @Res(null, () => CounterpartUpdateKindCode, { description: 'What you say.' })
  kind!: string;

  @Res(null, () => RepatriationReasonCode, { nullable: true, description: 'Why; for DELAYED and CANNOT.' })
  reason?: string | null;

  @Res(null, () => LocalDate, {
    nullable: true,
    description: 'For DELAYED, unless you give days: the first day of the window that you propose.',
  })
  windowStart?: string | null;

  @Res(null, () => LocalDate, { nullable: true, description: 'The last day of that window.' })
  windowEnd?: string | null;

  @Res(null, () => Int, { nullable: true, description: 'For DELAYED, unless you give a window: by how many days.' })
  days?: number | null;

  @Res(null, () => DateTime, { nullable: true, description: 'For RECEIVED: when; not to come.' })
  receivedAt?: Date | null;

  @Res(null, () => PersonsBandCode, { nullable: true, description: 'For RECEIVED: how many persons, as a band.' })
  personsBand?: string | null;

  @Pub(() => ID, { description: 'A key of your own, so that a repeat answers as the first did.' })
  idempotencyKey!: string;
}

const MOST_DAYS = 90;

/** @param now nothing that was received lies after it, and no window is over on its Thai day */
export const counterpartUpdateRules = (now: Date, today: string) => {
  const day = z.iso.date().refine((given) => given >= today);
  return z
    .object({
      ...{ office: z.string().min(1).max(100), ref: z.string().max(40).transform(readRef) },
      kind: z.enum(COUNTERPART_UPDATE_KINDS),
      reason: z.enum(REPATRIATION_REASONS).nullish().default(null),
      ...{ windowStart: day.nullish().default(null), windowEnd: day.nullish().default(null) },
      days: z.int().positive().max(MOST_DAYS).nullish().default(null),
      receivedAt: z.date().max(now).nullish().default(null),
      personsBand: z.enum(PERSONS_BANDS).nullish().default(null),
      idempotencyKey,
    })
    .superRefine((given, check) => {
      const own: readonly string[] = MORE_OF[given.kind];
      for (const field of Object.values(MORE_OF).flat())
        if (given[field] !== null && !own.includes(field)) check.addIssue({ code: 'custom', path: [field] });
      const { windowStart, windowEnd } = given;
      if (windowStart && windowEnd && !isInOrder({ windowStart, windowEnd }))
        check.addIssue({ code: 'custom', path: ['windowEnd'] });
    });
};

export type SentCounterpartUpdate = z.infer<ReturnType<typeof counterpartUpdateRules>>;
