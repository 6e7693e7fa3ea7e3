import { z } from 'zod';
import type { EntityManager, Obstacle } from '@hub/subgraph-kit';
import type { EndorsementAnswer } from '@hub/vocabulary';

/** The supervisor's post in the home agency, and what they remarked. */
export const endorsementRules = z.object({
  endorsedAs: z.string().trim().min(1).max(200),
  remarks: z.string().trim().min(1).max(1_000).nullish(),
});

/** What a supervisor answers about. */
type Endorsed = 'plan_activity' | 'task';

interface Told {
  readonly endorsedOn: string;
  readonly answer: EndorsementAnswer;
  readonly remarks?: string | null;
}

/** Nobody has answered on a day to come; whoever does not agree says why. */
export const obstacleToEndorsement = ({ endorsedOn, answer, remarks }: Told, today: string): Obstacle | null => {
  if (endorsedOn > today) return { code: 'INPUT_INVALID', field: 'input.endorsedOn' };
  return answer === 'NOT_ENDORSED' && !remarks ? { code: 'INPUT_REQUIRED', field: 'input.remarks' } : null;
};

/** What a supervisor answered, as it stands on a row. */
export interface EndorsementColumns {
  readonly endorsement: EndorsementAnswer | null;
  readonly endorsement_remarks: string | null;
  /** `YYYY-MM-DD`. */
  readonly answered_on: string | null;
  readonly answered_as: string | null;
}

/** The columns of a row named so in a statement. */
export const endorsementOf = (row: string): string =>
  `${row}.endorsement, ${row}.endorsement_remarks, ${row}.answered_on::text as answered_on, ${row}.answered_as`;

/** Takes an answer back: what it was about is another thing now. */
export const NO_ENDORSEMENT = `endorsed_on = null, endorsed_as = null, endorsed_by = null, endorsement = null,
  endorsement_remarks = null, answered_on = null, answered_as = null`;

export const endorse = async (
  tx: EntityManager,
  what: Endorsed,
  {
    id,
    on,
    as,
    by,
    answer = 'ENDORSED',
    remarks = null,
  }: {
    readonly id: string;
    readonly on: string;
    readonly as: string;
    readonly by: string;
    readonly answer?: EndorsementAnswer;
    readonly remarks?: string | null;
  },
): Promise<void> => {
  const agreed = answer === 'ENDORSED';
  await tx.query(
    `update ${what} set endorsed_on = $2, endorsed_as = $3, endorsed_by = $4, endorsement = $5,
            endorsement_remarks = $6, answered_on = $7, answered_as = $8 where id = $1`,
    [id, ...(agreed ? [on, as, by] : [null, null, null]), answer, remarks, on, as],
  );
};
