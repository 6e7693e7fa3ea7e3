import { type EntityManager, type HubContext, type Problem, problem } from '@hub/subgraph-kit';
import { OF_OPEN_CASE } from '../alert/alert.rules.js';
import { assignedCase } from '../assignment/assigned-case.js';
import type { MergeCasesInput } from '../case/case.inputs.js';
import { readersOfLead } from '../case/case.readers.js';
import { isWorkedOn, missingFor, NOTHING_GIVEN } from '../case/case.rules.js';
import { applyMove } from '../case/case.step-store.js';
import { type CaseRow, lockCase, lockedCase } from '../case/case.store.js';
import { type CaseResult, changed, notChanged } from '../case/case.type.js';
import { endWaitingFor } from '../escalation/escalation.store.js';
import { tellMerge } from '../events.js';
import { requireCaseWork } from '../permissions.js';
import { holdAround } from '../person/person.minor.js';
import { judgeMinor } from '../triage/triage.commands.js';
import { showsTooMuch } from './merge.rules.js';
import { carryOver, concernedIn, recordMerge, sightsOf } from './merge.store.js';

/** Everything of the duplicate goes on in the other case, in one transaction. */
export const merge = async (input: MergeCasesInput, context: HubContext): Promise<CaseResult> => {
  const offices = requireCaseWork(context);
  const worksOn = (caseId: string) =>
    context.asCaller((tx) => assignedCase(tx, { caseId, person: context.caller.id, offices }));
  const found = await worksOn(input.duplicate);
  const { row: other } = await worksOn(input.survivor);
  if (other.id === found.row.id) return notChanged(problem('CASE_MERGE_NOT_POSSIBLE', 'input.survivor'));
  const doer = { by: context.caller.id, through: found.offices[0].office };
  return context.asSystem('merge-cases', async (tx) => {
    // always in the same order, so that two that merge each other into each other do not wait for ever
    for (const id of [found.row.id, other.id].sort()) await lockCase(tx, id);
    const [{ row }, { row: survivor }] = [await lockedCase(tx, found.row.id), await lockedCase(tx, other.id)];
    const wrong = await problemOf(tx, input, { row, survivor, context });
    if (wrong) return notChanged(wrong);
    // before all that is held for others until commit: who fires a step takes them in this order
    await endWaitingFor(tx, { caseId: row.id, rules: OF_OPEN_CASE, by: doer.by });
    await carryOver(tx, { from: row.id, to: survivor.id, by: doer.by });
    await recordMerge(tx, { from: row.id, to: survivor.id }, doer);
    if (row.minor_involved && !survivor.minor_involved) {
      await holdAround(tx, survivor.id, context);
      await judgeMinor(tx, survivor.id, { ...doer, context });
    }
    const ended = await applyMove(tx, {
      ...{ id: row.id, from: row.state, to: 'DUPLICATE', duplicateOf: survivor.id, ...doer },
    });
    await tellMerge(tx, { case: row.id, mergedInto: survivor.id });
    return changed(ended!);
  });
};

interface Two {
  readonly row: CaseRow;
  readonly survivor: CaseRow;
  readonly context: HubContext;
}

const problemOf = async (
  tx: EntityManager,
  input: MergeCasesInput,
  { row, survivor, context }: Two,
): Promise<Problem | undefined> => {
  if (row.version !== input.version) return problem('VERSION_CONFLICT', 'input.version');
  if (survivor.version !== input.survivorVersion) return problem('VERSION_CONFLICT', 'input.survivorVersion');
  // another committee gives its case over first, and so has said yes
  if (!isWorkedOn(survivor.state) || survivor.lead_committee !== row.lead_committee)
    return problem('CASE_MERGE_NOT_POSSIBLE', 'input.survivor');
  if (missingFor(row.state, 'DUPLICATE', { ...NOTHING_GIVEN, survivor: survivor.id }).length)
    return problem('CASE_STATE_FORBIDS', 'input.duplicate');
  const { directory } = context;
  const ofLead = new Set([
    ...directory.officesOfCommittee(row.lead_committee).map(({ id }) => id),
    ...readersOfLead(directory, row.lead_committee).map(({ office }) => office),
  ]);
  const both = [row.id, survivor.id];
  const isTooMuch = showsTooMuch(await sightsOf(tx, both), await concernedIn(tx, both), {
    ...{ kindOf: (office) => directory.office(office)?.kind, isOfLead: (office) => ofLead.has(office) },
    now: context.now(),
  });
  return isTooMuch ? problem('CASE_MERGE_SHOWS_PERSONS', 'input.survivor') : undefined;
};
