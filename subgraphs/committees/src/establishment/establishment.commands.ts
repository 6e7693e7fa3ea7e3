import {
  type EntityManager,
  fingerprintOf,
  type HubContext,
  type Obstacle,
  problem,
  problemsOf,
} from '@hub/subgraph-kit';
import { type CommitteeLevel, type PlaceLevel, thaiDay } from '@hub/vocabulary';
import { endAppointmentsTo } from '../appointment/appointment.commands.js';
import { removeFeed } from '../calendar/calendar.store.js';
import {
  changed,
  changingCommittee,
  type CommitteeChange,
  type Doer,
  notChanged,
  recordCommittee,
} from '../committee/committee.changing.js';
import type { CommitteeEntity } from '../committee/committee.entity.js';
import type { CommitteeResult } from '../committee/committee.result.js';
import {
  bringUnder,
  committeeAbove,
  committeesByKey,
  insertCommittees,
  proposalByKey,
} from '../committee/committee.store.js';
import { committeeRecord } from '../directory/directory.records.js';
import { publishDirectory } from '../directory/directory.store.js';
import { officesByCommittee } from '../office/office.store.js';
import { organizationsById } from '../organization/organization.store.js';
import { requireCommitteeWriting } from '../permissions.js';
import { placesByCode } from '../place/place.store.js';
import type { PlaceEntity } from '../place/place.entity.js';
import {
  type ChangeCommitteeStateInput,
  proposalRules,
  type ProposeCommitteeInput,
  type RecordEstablishmentStepInput,
  stepRules,
} from './establishment.inputs.js';
import { obstacleToState, obstacleToStep, stateAfter } from './establishment.rules.js';
import { type NewStep, stepDaysOf, writeStep } from './establishment.store.js';
import { found } from './founding.js';

const LETTER: Readonly<Record<CommitteeLevel, string>> = { DISTRICT: 'DL', PROVINCE: 'PL', NATIONAL: 'NL' };
const LEVEL_OF: Readonly<Partial<Record<PlaceLevel, CommitteeLevel>>> = { DISTRICT: 'DISTRICT', PROVINCE: 'PROVINCE' };

/** One committee for each place; a repeat finds the one it made. */
export const proposeCommittee = async (input: ProposeCommitteeInput, context: HubContext): Promise<CommitteeResult> => {
  const office = requireCommitteeWriting(context, { id: null, place: input.place }, 'ABOVE');
  const today = thaiDay(context.now());
  const wrong = [
    ...problemsOf(proposalRules, input),
    ...(input.advocacyMeetingOn > today ? [problem('INPUT_INVALID', 'input.advocacyMeetingOn')] : []),
  ];
  if (wrong.length) return notChanged(...wrong);
  const doer = { person: context.caller.id, office, at: context.now() };
  return context.asSystem('propose-committee', async (tx) => {
    const known = await proposalByKey(tx, doer.person, input.idempotencyKey);
    if (known)
      return known.fingerprint === fingerprintOf(input)
        ? changed(known)
        : notChanged(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
    const [place] = await placesByCode(tx, [input.place]);
    const level = place && LEVEL_OF[place.level];
    if (!level) return notChanged(problem('NOT_FOUND', 'input.place'));
    if (place.endedOn !== null && place.endedOn <= today) return notChanged(problem('PLACE_ENDED', 'input.place'));
    const row = await insertProposal(tx, { input, place, level, id: context.newId() }, doer);
    return row ? changed(row) : notChanged(problem('COMMITTEE_EXISTS', 'input.place'));
  });
};

interface Proposal {
  readonly input: ProposeCommitteeInput;
  readonly place: PlaceEntity;
  readonly level: CommitteeLevel;
  readonly id: string;
}

/** @returns the committee; undefined when the place has one */
const insertProposal = async (
  tx: EntityManager,
  { input, place, level, id }: Proposal,
  doer: Doer,
): Promise<CommitteeEntity | undefined> => {
  const code = `${LETTER[level]}-${place.pcode}`;
  const parent = await committeeAbove(tx, place);
  await insertCommittees(tx, [
    {
      ...{ id, code, level, place: place.pcode, parent, state: 'ADVOCACY', version: 1 },
      ...{ nameEn: input.nameEn.trim(), nameTh: input.nameTh?.trim() ?? null, form: input.form, themes: input.themes },
      ...{ legalBases: [], proposedBy: doer.person, idempotencyKey: input.idempotencyKey },
      fingerprint: fingerprintOf(input),
    },
  ]);
  const [row] = await committeesByKey(tx, { ids: [id], codes: [] });
  if (!row) return undefined;
  const step = {
    committee: id,
    step: 'ADVOCACY_MEETING',
    happenedOn: input.advocacyMeetingOn,
    organizations: [],
  } as const;
  await writeStep(tx, step, doer);
  await recordCommittee(tx, id, { action: 'proposed', by: doer.person });
  await publishDirectory(tx, [committeeRecord(row)]);
  return row;
};

export const recordStep = async (
  input: RecordEstablishmentStepInput,
  context: HubContext,
): Promise<CommitteeResult> => {
  const wrong = problemsOf(stepRules, input);
  const { committee, version, step, happenedOn, organizations } = input;
  const change = { committee, version, action: step.toLowerCase() };
  return changingCommittee(context, change, async (tx, { row, doer }) => {
    if (wrong[0]) return { code: wrong[0].code, field: wrong[0].field ?? 'input.organizations' };
    const known = new Set((await organizationsById(tx, organizations)).map(({ id }) => id));
    const strange = organizations.findIndex((id) => !known.has(id));
    if (strange >= 0) return { code: 'NOT_FOUND', field: `input.organizations.${strange}` };
    return takeStep(tx, row, { step: { committee: row.id, step, happenedOn, organizations }, doer, context });
  });
};

/** Takes a step of a committee that is locked: what it becomes by it, or what stands against it. */
export const takeStep = async (
  tx: EntityManager,
  row: CommitteeEntity,
  { step: taken, doer, context }: { readonly step: NewStep; readonly doer: Doer; readonly context: HubContext },
): Promise<CommitteeChange | Obstacle> => {
  const { step, happenedOn, organizations } = taken;
  if (row.state === 'DISSOLVED') return { code: 'COMMITTEE_STATE_FORBIDS', field: 'input.committee' };
  const done = await stepDaysOf(tx, row.id);
  const against = obstacleToStep(done, { step, happenedOn, team: organizations.length }, thaiDay(doer.at));
  if (against) return against;
  await writeStep(tx, taken, doer);
  await found(tx, row, { step, context });
  if (step === 'ORDER_SIGNED' && row.level === 'PROVINCE')
    await publishDirectory(tx, (await bringUnder(tx, row)).map(committeeRecord));
  const state = stateAfter(row.state, new Set([...done.keys(), step]));
  const year =
    step === 'ORDER_SIGNED' && row.proposedBy !== null ? Number(happenedOn.slice(0, 4)) : row.establishedYear;
  return { state, establishedYear: year };
};

export const changeState = (input: ChangeCommitteeStateInput, context: HubContext): Promise<CommitteeResult> => {
  const { committee, version, to } = input;
  const change = { committee, version, by: 'ABOVE', action: to.toLowerCase() } as const;
  return changingCommittee(context, change, async (tx, { row }) => {
    const against = obstacleToState(row.state, to, await isFollowed(tx, row));
    if (against) return against;
    if (to !== 'DISSOLVED') return { state: to };
    await dissolve(tx, row, context);
    return { state: to, dissolvedOn: thaiDay(context.now()) };
  });
};

/** The province's secretariat works on cases of its districts; nobody does so for a province, nor for the nation. */
const isFollowed = async (tx: EntityManager, { level, parent }: CommitteeEntity): Promise<boolean> => {
  const [above] = await committeesByKey(tx, { ids: parent ? [parent] : [], codes: [] });
  return level === 'DISTRICT' && above?.level === 'PROVINCE' && above.state === 'ACTIVE';
};

/** Nobody holds an office of it any more, and nobody follows its calendar. */
const dissolve = async (tx: EntityManager, { id }: CommitteeEntity, context: HubContext): Promise<void> => {
  await endAppointmentsTo(
    tx,
    context,
    (await officesByCommittee(tx, [id])).map((office) => office.id),
  );
  await removeFeed(tx, id);
};
