import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { LocalDate, Res } from '@hub/subgraph-kit';
import { REPATRIATION_REASONS } from '@hub/vocabulary';
import { RepatriationReasonCode } from '../codes.js';

@InputType({ description: 'Another crossing or window of a return.' })
export class RescheduleRepatriationInput {
  @Res(null, () => ID, { description: 'Id of the repatriation.' })
  repatriation!: string;

  @Res(null, () => ID, { description: 'Id of a legal crossing.' })
  crossing!: string;

  @Res(null, () => LocalDate, { description: 'Date, never a time, on which the window opens.' })
  windowStart!: string;

  @Res(null, () => LocalDate, { description: 'The last day of the window; not one that is over.' })
  windowEnd!: string;

  @Res(null, () => RepatriationReasonCode, { description: 'Why; FIRST_AGREED where there was no window before.' })
  reason!: string;

  @Res(null, () => Int, { description: 'The version you have read.' })
  version!: number;
}

/** A crossing and a window that are not over; what every plan of a crossing has. */
export const windowShape = (today: string) => ({
  crossing: z.uuid(),
  windowStart: z.iso.date(),
  windowEnd: z.iso.date().refine((day) => day >= today),
});

interface Window {
  readonly windowStart: string;
  readonly windowEnd: string;
}
export const isInOrder = ({ windowStart, windowEnd }: Window): boolean => windowStart <= windowEnd;

/** @param today a window must not be over before it */
export const rescheduleRules = (today: string) =>
  z
    .object({
      ...{ repatriation: z.uuid(), version: z.int().positive(), reason: z.enum(REPATRIATION_REASONS) },
      ...windowShape(today),
    })
    .refine(isInOrder, { path: ['windowEnd'] });

export type Rescheduled = z.infer<ReturnType<typeof rescheduleRules>>;
