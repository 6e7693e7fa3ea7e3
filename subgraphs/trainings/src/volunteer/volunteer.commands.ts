import {
  type EntityManager,
  grantReaders,
  fingerprintOf,
  type HubContext,
  HubError,
  isId,
  type Problem,
  problem,
  problemsOf,
  recordAudit,
} from '@hub/subgraph-kit';
import { textKey } from '@hub/vocabulary';
import { requireVolunteerOffice } from '../permissions.js';
import { countedVolunteers } from './volunteer.readers.js';
import {
  type ChangeVolunteerGroupInput,
  numbersRules,
  type RecordVolunteerGroupInput,
  type VolunteerGroupResult,
  type VolunteerNumbersInput,
  volunteerRules,
} from './volunteer.inputs.js';
import { partTooLarge, type VolunteerNumbers } from './volunteer.rules.js';
import {
  changeNumbers,
  insertVolunteerGroup,
  volunteerGroupByKey,
  type VolunteerGroupRow,
  volunteerGroupsById,
} from './volunteer.store.js';
import { toVolunteerGroup } from './volunteer.type.js';

const refused = (...problems: Problem[]): VolunteerGroupResult => ({ volunteerGroup: null, problems });
const given = (row: VolunteerGroupRow): VolunteerGroupResult => ({
  volunteerGroup: toVolunteerGroup(row),
  problems: [],
});

const numbersOf = ({ members, female, male, youth }: VolunteerNumbersInput): VolunteerNumbers => ({
  ...{ members, female: female ?? null, male: male ?? null, youth: youth ?? null },
});

const problemsOfNumbers = (numbers: VolunteerNumbersInput): Problem[] => {
  const part = partTooLarge(numbersOf(numbers));
  return part ? [problem('VOLUNTEER_PARTS_EXCEED', `input.numbers.${part}`)] : [];
};

const NARROW = ['DISTRICT', 'SUBDISTRICT', 'VILLAGE'];

/** The committee that volunteers of a place watch for; undefined where there is none. */
const committeeAt = ({ directory }: HubContext, place: string): string | undefined =>
  (directory.committeeFor(place, 'DISTRICT') ?? directory.committeeFor(place, 'PROVINCE'))?.id;

export const recordVolunteerGroup = async (
  context: HubContext,
  input: RecordVolunteerGroupInput,
): Promise<VolunteerGroupResult> => {
  requireVolunteerOffice(context);
  const problems = problemsOf(volunteerRules, input);
  if (problems.length) return refused(...problems);
  const place = context.directory.place(input.place);
  if (!place) return refused(problem('PLACE_UNKNOWN', 'input.place'));
  if (!NARROW.includes(place.level)) return refused(problem('PLACE_NOT_REPORTABLE', 'input.place'));
  const committee = committeeAt(context, input.place);
  requireVolunteerOffice(context, committee ?? '');
  const exceeding = problemsOfNumbers(input.numbers);
  if (exceeding.length) return refused(...exceeding);
  return context.asSystem('record-volunteers', (tx) => record(tx, context, { input, committee: committee! }));
};

const record = async (
  tx: EntityManager,
  context: HubContext,
  { input, committee }: { readonly input: RecordVolunteerGroupInput; readonly committee: string },
): Promise<VolunteerGroupResult> => {
  const [by, key, fingerprint] = [context.caller.id, input.idempotencyKey, fingerprintOf(input)];
  const village = input.village.trim();
  const isNew = await insertVolunteerGroup(
    tx,
    {
      ...{ id: context.newId(), committee, place: input.place, village, fingerprint },
      ...{ ...numbersOf(input.numbers), recorded_at: context.now() },
    },
    { by, key, villageKey: textKey(village) },
  );
  const row = await volunteerGroupByKey(tx, by, key);
  if (!row) return refused(problem('VOLUNTEER_VILLAGE_KNOWN', 'input.village'));
  if (row.fingerprint !== fingerprint) return refused(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
  if (isNew) {
    await grantReaders(tx, countedVolunteers, {
      ...{ resource: committee, owner: committee, directory: context.directory },
    });
    await tell(tx, context, { action: 'recorded', id: row.id });
  }
  return given(row);
};

export const changeVolunteerGroup = async (
  context: HubContext,
  { volunteerGroup: id, version, numbers }: ChangeVolunteerGroupInput,
): Promise<VolunteerGroupResult> => {
  requireVolunteerOffice(context);
  const [found] = await context.asCaller((tx) => volunteerGroupsById(tx, [id].filter(isId)));
  if (!found) throw new HubError('NOT_FOUND');
  requireVolunteerOffice(context, found.committee);
  const problems = [...problemsOf(numbersRules, { numbers }), ...problemsOfNumbers(numbers)];
  if (problems.length) return refused(...problems);
  return context.asSystem('change-volunteers', async (tx) => {
    const row = await changeNumbers(tx, { id, version }, numbersOf(numbers));
    if (!row) return refused(problem('VERSION_CONFLICT', 'input.version'));
    await tell(tx, context, { action: 'changed', id });
    return given(row);
  });
};

const tell = (
  tx: EntityManager,
  { caller }: HubContext,
  { action, id }: { readonly action: string; readonly id: string },
): Promise<void> =>
  recordAudit(tx, [
    {
      ...{ actor: `person:${caller.id}`, action: `volunteer_group.${action}`, purpose: 'volunteers' },
      ...{ resourceType: 'volunteer_group', resource: id },
    },
  ]);
