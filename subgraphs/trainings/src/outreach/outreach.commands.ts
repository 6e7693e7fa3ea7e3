import { fingerprintOf, type HubContext, HubError, isId, type Problem, problem, problemsOf } from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { requireOutreachOffice } from '../permissions.js';
import {
  type CorrectOutreachInput,
  correctionRules,
  type OutreachEventResult,
  outreachRules,
  type ReachInput,
  type RecordOutreachInput,
} from './outreach.inputs.js';
import { partExceeding, type Reach } from './outreach.rules.js';
import { correctReach, insertOutreach, outreachById, outreachByKey } from './outreach.store.js';
import { toOutreachEvent } from './outreach.type.js';

const refused = (...problems: Problem[]): OutreachEventResult => ({ outreachEvent: null, problems });

const countsOf = ({ reach, female, male, children, adults }: ReachInput): Reach => ({
  ...{ reach, female: female ?? null, male: male ?? null },
  ...{ children: children ?? null, adults: adults ?? null },
});

const problemsOfReach = (reached: ReachInput): Problem[] => {
  const part = partExceeding(countsOf(reached));
  return part ? [problem('OUTREACH_PARTS_EXCEED', `input.reached.${part}`)] : [];
};

export const recordOutreach = async (context: HubContext, input: RecordOutreachInput): Promise<OutreachEventResult> => {
  const committee = input.committee ?? null;
  requireOutreachOffice(context, committee);
  const problems = problemsOf(outreachRules, input);
  if (problems.length) return refused(...problems);
  if (!context.directory.place(input.place)) return refused(problem('PLACE_UNKNOWN', 'input.place'));
  if (input.heldOn > thaiDay(context.now())) return refused(problem('INPUT_INVALID', 'input.heldOn'));
  const exceeding = problemsOfReach(input.reached);
  if (exceeding.length) return refused(...exceeding);
  const [by, key, fingerprint] = [context.caller.id, input.idempotencyKey, fingerprintOf(input)];
  const { heldOn: held_on, place, kind, topics, reached } = input;
  const row = await context.asSystem('record-outreach', async (tx) => {
    await insertOutreach(
      tx,
      {
        ...{ id: context.newId(), held_on, place, kind, topics, committee, fingerprint },
        ...{ partner: input.partner?.trim() ?? null, materials: input.materials?.trim() ?? null },
        ...{ ...countsOf(reached), lower_bound: reached.lowerBound },
      },
      { by, at: context.now(), key },
    );
    return outreachByKey(tx, by, key);
  });
  if (row?.fingerprint !== fingerprint) return refused(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
  return { outreachEvent: toOutreachEvent(row), problems: [] };
};

export const correctOutreach = async (
  context: HubContext,
  { outreachEvent: id, version, reached }: CorrectOutreachInput,
): Promise<OutreachEventResult> => {
  const [found] = await context.asCaller((tx) => outreachById(tx, [id].filter(isId)));
  if (!found) throw new HubError('NOT_FOUND');
  requireOutreachOffice(context, found.committee);
  const problems = [...problemsOf(correctionRules, { reached }), ...problemsOfReach(reached)];
  if (problems.length) return refused(...problems);
  const counts = { ...countsOf(reached), lowerBound: reached.lowerBound };
  const row = await context.asSystem('correct-outreach', (tx) => correctReach(tx, { id, version }, counts));
  return row
    ? { outreachEvent: toOutreachEvent(row), problems: [] }
    : refused(problem('VERSION_CONFLICT', 'input.version'));
};
