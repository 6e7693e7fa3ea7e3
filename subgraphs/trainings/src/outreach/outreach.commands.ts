import {
  changeRow,
  fingerprintOf,
  type HubContext,
  HubError,
  isId,
  Problem,
  problem,
  problemsOf,
} from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { requireOutreachOffice } from '../permissions.js';
import {
  type CorrectOutreachInput,
  correctionRules,
  type OutreachEventResult,
  type OutreachFactsInput,
  outreachRules,
  type RecordOutreachInput,
} from './outreach.inputs.js';
import { partExceeding } from './outreach.rules.js';
import {
  insertOutreach,
  keepFormer,
  lockOutreach,
  outreachById,
  outreachByKey,
  type OutreachFacts,
  type OutreachRow,
  rewriteOutreach,
} from './outreach.store.js';
import { toOutreachEvent } from './outreach.type.js';

const refused = (...problems: Problem[]): OutreachEventResult => ({ outreachEvent: null, problems });

const factsOf = ({ heldOn: held_on, place, kind, topics, reached, ...given }: OutreachFactsInput): OutreachFacts => ({
  ...{ held_on, place, kind, topics, committee: given.committee ?? null },
  ...{ partner: given.partner?.trim() ?? null, materials: given.materials?.trim() ?? null },
  ...{ reach: reached.reach, lower_bound: reached.lowerBound, female: reached.female ?? null },
  ...{ male: reached.male ?? null, children: reached.children ?? null, adults: reached.adults ?? null },
});

/** What the rules of single fields cannot see. */
const problemsOfFacts = (context: HubContext, facts: OutreachFacts): Problem[] => {
  if (!context.directory.place(facts.place)) return [problem('PLACE_UNKNOWN', 'input.place')];
  if (facts.held_on > thaiDay(context.now())) return [problem('INPUT_INVALID', 'input.heldOn')];
  const part = partExceeding(facts);
  return part ? [problem('OUTREACH_PARTS_EXCEED', `input.reached.${part}`)] : [];
};

export const recordOutreach = async (context: HubContext, input: RecordOutreachInput): Promise<OutreachEventResult> => {
  requireOutreachOffice(context, input.committee ?? null);
  const wrong = problemsOf(outreachRules, input);
  if (wrong.length) return refused(...wrong);
  const facts = factsOf(input);
  const problems = problemsOfFacts(context, facts);
  if (problems.length) return refused(...problems);
  const [by, key, fingerprint] = [context.caller.id, input.idempotencyKey, fingerprintOf(input)];
  const row = await context.asSystem('record-outreach', async (tx) => {
    const recording = { id: context.newId(), by, at: context.now(), key, fingerprint };
    await insertOutreach(tx, facts, recording);
    return outreachByKey(tx, by, key);
  });
  if (row?.fingerprint !== fingerprint) return refused(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
  return { outreachEvent: toOutreachEvent(row), problems: [] };
};

/** Puts an event right; what was recorded before is kept. */
export const correctOutreach = async (
  context: HubContext,
  input: CorrectOutreachInput,
): Promise<OutreachEventResult> => {
  const [found] = await context.asCaller((tx) => outreachById(tx, [input.outreachEvent].filter(isId)));
  if (!found) throw new HubError('NOT_FOUND');
  // an event is taken from a committee, or given to one, by who may record for both
  for (const committee of new Set([found.committee, input.committee ?? null]))
    requireOutreachOffice(context, committee);
  const wrong = problemsOf(correctionRules, input);
  if (wrong.length) return refused(...wrong);
  const facts = factsOf(input);
  const problems = problemsOfFacts(context, facts);
  if (problems.length) return refused(...problems);
  const change = { id: found.id, version: input.version, of: 'outreach_event', action: 'corrected' };
  const outcome = await changeRow<OutreachRow>(context, change, {
    lock: lockOutreach,
    work: async (tx, { id }) => {
      await keepFormer(tx, id, { by: context.caller.id, at: context.now(), reason: input.reason.trim() });
      return rewriteOutreach(tx, id, facts);
    },
  });
  return outcome instanceof Problem ? refused(outcome) : { outreachEvent: toOutreachEvent(outcome), problems: [] };
};
