import {
  changeRow,
  type HubContext,
  HubError,
  isId,
  makeOnce,
  type Obstacle,
  Problem,
  problem,
  problemsOf,
} from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { requireDistributionWriting } from '../permissions.js';
import {
  type DistributionFacts,
  distributionsById,
  keepFormerDistribution,
  lockDistribution,
  rewriteDistribution,
} from './distribution.store.js';
import {
  type CorrectMaterialDistributionInput,
  distributionCorrectionRules,
  type DistributionFactsInput,
  distributionRules,
  type MaterialDistributionResult,
  type RecordMaterialDistributionInput,
} from './material.inputs.js';
import { distributionByKey, type DistributionRow, materialVersionsById } from './material.store.js';
import { distributionOf } from './material.type.js';
import { insertDistribution } from './material.write-store.js';

const refused = (...problems: readonly Problem[]): MaterialDistributionResult => ({ distribution: null, problems });

/** Where something went, and the district that it is or lies in. */
interface Destination {
  readonly place: string;
  readonly district: string | null;
  readonly committee_id: string | null;
}

/** The place of the committee that got it, else the place that was named. */
const destinationOf = (
  { directory }: HubContext,
  { place, committee }: Pick<DistributionFactsInput, 'place' | 'committee'>,
): Destination | Obstacle => {
  const receiver = committee ? directory.committee(committee) : undefined;
  if (committee && !receiver) throw new HubError('NOT_FOUND');
  const pcode = receiver?.place ?? place;
  if (!pcode) return { code: 'INPUT_REQUIRED', field: 'input.place' };
  if (receiver && place && place !== receiver.place) return { code: 'INPUT_INVALID', field: 'input.place' };
  const around = directory.placesAround(pcode);
  if (!around.length) return { code: 'PLACE_UNKNOWN', field: 'input.place' };
  const district = around.find(({ level }) => level === 'DISTRICT')?.id ?? null;
  return { place: pcode, district, committee_id: committee ?? null };
};

const obstacleTo = (input: DistributionFactsInput, today: string): Obstacle | null => {
  if (input.lowerBound && input.copies == null) return { code: 'INPUT_REQUIRED', field: 'input.copies' };
  return input.handedOn > today ? { code: 'INPUT_INVALID', field: 'input.handedOn' } : null;
};

/**
 * All that is known of a distribution, or what to put right.
 * @throws {HubError} `NOT_FOUND` where the caller may not write of the place, or no such version is there
 */
const factsOf = async (
  context: HubContext,
  input: DistributionFactsInput,
  wrong: () => Problem[],
): Promise<DistributionFacts | readonly Problem[]> => {
  const destination = destinationOf(context, input);
  if ('code' in destination) return [problem(destination.code, destination.field)];
  requireDistributionWriting(context, destination.place);
  const ids = [input.materialVersion].filter(isId);
  const [version] = await context.asCaller((tx) => materialVersionsById(tx, ids));
  if (!version) throw new HubError('NOT_FOUND');
  const problems = wrong();
  const against = obstacleTo(input, thaiDay(context.now()));
  if (against) problems.push(problem(against.code, against.field));
  if (problems.length) return problems;
  const { lowerBound: lower_bound, handedOn: handed_on, copies = null, source = null } = input;
  return {
    ...{ ...destination, material_id: version.material_id, material_version_id: version.id },
    ...{ copies, lower_bound, handed_on, source },
  };
};

export const recordDistribution = async (
  context: HubContext,
  input: RecordMaterialDistributionInput,
): Promise<MaterialDistributionResult> => {
  requireDistributionWriting(context, null);
  const facts = await factsOf(context, input, () => problemsOf(distributionRules, input));
  if (!('place' in facts)) return refused(...facts);
  const outcome = await makeOnce<DistributionRow>(
    context,
    { input, of: 'material_distribution', action: 'recorded' },
    {
      find: distributionByKey,
      make: async (tx, keyed) => {
        const row = { ...keyed, ...facts, version: 1, recorded_by: context.caller.id };
        await insertDistribution(tx, row);
        return row;
      },
    },
  );
  return outcome instanceof Problem ? refused(outcome) : { distribution: distributionOf(outcome), problems: [] };
};

/** Puts right where copies went; what was recorded before is kept. */
export const correctDistribution = async (
  context: HubContext,
  input: CorrectMaterialDistributionInput,
): Promise<MaterialDistributionResult> => {
  requireDistributionWriting(context, null);
  const [found] = await context.asCaller((tx) => distributionsById(tx, [input.distribution].filter(isId)));
  if (!found) throw new HubError('NOT_FOUND');
  // a record is taken from a place, or given to one, by who answers for both
  requireDistributionWriting(context, found.place);
  const facts = await factsOf(context, input, () => problemsOf(distributionCorrectionRules, input));
  if (!('place' in facts)) return refused(...facts);
  const change = { id: found.id, version: input.version, of: 'material_distribution', action: 'corrected' };
  const outcome = await changeRow<DistributionRow>(context, change, {
    lock: lockDistribution,
    work: async (tx, { id }) => {
      const why = { by: context.caller.id, at: context.now(), reason: input.reason.trim() };
      await keepFormerDistribution(tx, id, why);
      return rewriteDistribution(tx, id, facts);
    },
  });
  return outcome instanceof Problem ? refused(outcome) : { distribution: distributionOf(outcome), problems: [] };
};
