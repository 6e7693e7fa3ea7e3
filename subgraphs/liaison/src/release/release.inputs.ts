import { ID, InputType } from 'type-graphql';
import { z } from 'zod';
import { Res } from '@hub/subgraph-kit';
import { RELEASE_FACTS, RELEASE_WITHDRAWALS, type ReleaseFact } from '@hub/vocabulary';
import { ReleaseFactCode, ReleaseWithdrawalCode } from '../codes.js';

@InputType({ description: 'The decision that the other side may be told of a repatriation.' })
export class ReleaseRepatriationInput {
  @Res(null, () => ID, { description: 'Id of the repatriation.' })
  repatriation!: string;

  @Res(null, () => String, { description: 'The law or agreement it rests on; names nobody.' })
  legalBasis!: string;

  @Res(null, () => [ReleaseFactCode], {
    nullable: true,
    description: 'Which facts go over; left out, those of the last release, at first all of them.',
  })
  scope?: ReleaseFact[] | null;
}

@InputType({ description: 'The decision that the other side is told more, or less, of a released repatriation.' })
export class ChangeReleaseScopeInput {
  @Res(null, () => ID, { description: 'Id of the repatriation.' })
  repatriation!: string;

  @Res(null, () => String, { description: 'The law or agreement that this rests on; names nobody.' })
  legalBasis!: string;

  @Res(null, () => [ReleaseFactCode], { description: 'Which facts go over from now on; an empty list is none.' })
  scope!: ReleaseFact[];
}

@InputType({ description: 'The decision that the other side is told no more of a repatriation.' })
export class WithdrawReleaseInput {
  @Res(null, () => ID, { description: 'Id of the repatriation.' })
  repatriation!: string;

  @Res(null, () => ReleaseWithdrawalCode, { description: 'Why.' })
  reason!: string;
}

export const withdrawRules = z.object({ repatriation: z.uuid(), reason: z.enum(RELEASE_WITHDRAWALS) });
export type WithdrawnRelease = z.infer<typeof withdrawRules>;

export const releaseRules = z.object({
  repatriation: z.uuid(),
  legalBasis: z.string().trim().min(3).max(300),
  scope: z.array(z.enum(RELEASE_FACTS)).nullish(),
});
export const scopeRules = releaseRules.extend({ scope: z.array(z.enum(RELEASE_FACTS)) });
export type ScopedRelease = z.infer<typeof scopeRules>;

export type ReleasedRepatriation = z.infer<typeof releaseRules>;
