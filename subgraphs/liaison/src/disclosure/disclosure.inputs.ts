import { ID, InputType } from 'type-graphql';
import { z } from 'zod';
import { DateTime, Pub, Res } from '@hub/subgraph-kit';
import { idempotencyKey } from '../idempotency/idempotency.inputs.js';
import { mayWaitUntil } from './disclosure.rules.js';

@InputType({ description: 'That one official of the other side may learn, once, who returns.' })
export class GrantDisclosureInput {
  @Pub(() => ID, { description: 'Chosen by the client, the same for each repeat of the same grant.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'Id of the repatriation; it must be released.' })
  repatriation!: string;

  @Res(null, () => ID, { description: 'Id of the official: a holder of the counterpart office, and nobody else.' })
  contact!: string;

  @Res(null, () => DateTime, { description: 'Until when it can be opened, at most 72 hours from now.' })
  until!: Date;
}

@InputType({ description: 'A disclosure that is taken back.' })
export class RevokeDisclosureInput {
  @Res(null, () => ID, { description: 'Id of the repatriation.' })
  repatriation!: string;

  @Res(null, () => ID, { description: 'Id of the disclosure.' })
  disclosure!: string;
}

export const grantRules = (now: Date) =>
  z.object({
    ...{ idempotencyKey, repatriation: z.uuid(), contact: z.string().min(1).max(100) },
    until: z.date().refine((until) => mayWaitUntil(until, now)),
  });
export const revokeRules = z.object({ repatriation: z.uuid(), disclosure: z.uuid() });

export type GrantedDisclosure = z.infer<ReturnType<typeof grantRules>>;
export type RevokedDisclosure = z.infer<typeof revokeRules>;
