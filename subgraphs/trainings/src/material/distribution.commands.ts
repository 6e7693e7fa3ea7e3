import {
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
  { place, committee }: Pick<RecordMaterialDistributionInput, 'place' | 'committee'>,
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

const obstacleTo = (input: RecordMaterialDistributionInput, today: string): Obstacle | null => {
  if (input.lowerBound && input.copies == null) return { code: 'INPUT_REQUIRED', field: 'input.copies' };
  return input.handedOn > today ? { code: 'INPUT_INVALID', field: 'input.handedOn' } : null;
};

export const recordDistribution = async (
  context: HubContext,
  input: RecordMaterialDistributionInput,
): Promise<MaterialDistributionResult> => {
  requireDistributionWriting(context, null);
  const destination = destinationOf(context, input);
  if ('code' in destination) return refused(problem(destination.code, destination.field));
  requireDistributionWriting(context, destination.place);
  const ids = [input.materialVersion].filter(isId);
  const [version] = await context.asCaller((tx) => materialVersionsById(tx, ids));
  if (!version) throw new HubError('NOT_FOUND');
  const problems = problemsOf(distributionRules, input);
  const against = obstacleTo(input, thaiDay(context.now()));
  if (against) problems.push(problem(against.code, against.field));
  if (problems.length) return refused(...problems);
  const outcome = await makeOnce<DistributionRow>(
    context,
    { input, of: 'material_distribution', action: 'recorded' },
    {
      find: distributionByKey,
      make: async (tx, keyed) => {
        const { lowerBound: lower_bound, handedOn: handed_on, copies = null, source = null } = input;
        const row = {
          ...{ ...keyed, ...destination, material_id: version.material_id, material_version_id: version.id },
          ...{ copies, lower_bound, handed_on, source, recorded_by: context.caller.id },
        };
        await insertDistribution(tx, row);
        return row;
      },
    },
  );
  return outcome instanceof Problem ? refused(outcome) : { distribution: distributionOf(outcome), problems: [] };
};
