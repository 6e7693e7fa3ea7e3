import { ID, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { DateTime, isId, Problem, Pub, Res } from '@hub/subgraph-kit';
import { isEd25519, MOST_OVERLAP_HOURS } from './system-account.rules.js';
import { ACCOUNT_HOLDING, SystemAccount } from './system-account.type.js';

@InputType({ description: 'An account for the own system of a counterpart office.' })
export class AddSystemAccountInput {
  @Pub(() => ID, { description: 'Any text new for each account; the same one again changes nothing.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'The counterpart office that it acts for, the only one.' })
  office!: string;

  @Res(null, () => String, { description: 'What the system is called; no person’s name.' })
  name!: string;

  @Res(null, () => String, {
    description: 'The public key of the curve Ed25519, base64url; the private one never leaves the system.',
  })
  publicKey!: string;

  @Res(null, () => DateTime, { description: 'When it ends, at most 24 months from now.' })
  until!: Date;
}

@InputType({ description: 'An account to give a new key.' })
export class RotateSystemKeyInput {
  @Res(null, () => ID, { description: 'The account.' })
  account!: string;

  @Res(null, () => String, { description: 'The new public key, never registered before.' })
  publicKey!: string;

  @Res(null, () => Int, {
    defaultValue: 24,
    description: 'Hours in which the old key is good as well, 0 to 168; 0 when it has leaked.',
  })
  overlapHours!: number;
}

@InputType({ description: 'An account to end.' })
export class EndSystemAccountInput {
  @Res(null, () => ID, { description: 'The account.' })
  account!: string;
}

@ObjectType({ description: 'The account as it now stands, or what to put right.' })
export class SystemAccountResult {
  @Res(ACCOUNT_HOLDING, () => SystemAccount, { nullable: true, description: 'The account; null when refused.' })
  account!: SystemAccount | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: Problem[];
}

const publicKey = z.string().refine(isEd25519);

export const addRules = z.object({
  idempotencyKey: z.string().trim().min(1).max(200),
  name: z.string().trim().min(1).max(100),
  publicKey,
});
export const rotateRules = z.object({
  account: z.string().refine(isId),
  publicKey,
  overlapHours: z.int().min(0).max(MOST_OVERLAP_HOURS),
});
