import { type EntityManager, type HubContext, isId, problemsOf } from '@hub/subgraph-kit';
import { thaiDay, workingGroupDuties } from '@hub/vocabulary';
import { changingCommittee } from '../committee/committee.changing.js';
import type { CommitteeEntity } from '../committee/committee.entity.js';
import type { CommitteeResult } from '../committee/committee.result.js';
import { groupsByCommittee } from '../committee-group/committee-group.store.js';
import { CommitteeGroupEntity } from '../committee-group/committee-group.entity.js';
import { organizationsById } from '../organization/organization.store.js';
import { endSeatsOfGroup } from '../seat/seat.commands.js';
import { insertSeats } from '../seat/seat.store.js';
import { type EndWorkingGroupInput, type FormWorkingGroupInput, groupRules } from './working-group.inputs.js';
import { obstacleToEnd, obstacleToSeats } from './working-group.rules.js';

export const formWorkingGroup = (input: FormWorkingGroupInput, context: HubContext): Promise<CommitteeResult> => {
  const wrong = problemsOf(groupRules, input);
  const { committee, version, formedOn, seats } = input;
  const change = { committee, version, action: 'working_group_formed' };
  return changingCommittee(context, change, async (tx, { row, doer }) => {
    if (wrong[0]) return { code: wrong[0].code, field: wrong[0].field ?? 'input.committee' };
    if (row.state === 'DISSOLVED') return { code: 'COMMITTEE_STATE_FORBIDS', field: 'input.committee' };
    if (formedOn > thaiDay(doer.at)) return { code: 'INPUT_INVALID', field: 'input.formedOn' };
    const against = obstacleToSeats(seats);
    if (against) return against;
    const found = await organizationsById(
      tx,
      seats.map(({ organization }) => organization),
    );
    const known = new Set(found.map(({ id }) => id));
    const strange = seats.findIndex(({ organization }) => !known.has(organization));
    if (strange >= 0) return { code: 'NOT_FOUND', field: `input.seats.${strange}.organization` };
    await seat(tx, row, { input, context });
    return {};
  });
};

const seat = async (
  tx: EntityManager,
  { id: committee, form }: Pick<CommitteeEntity, 'id' | 'form'>,
  { input, context }: { readonly input: FormWorkingGroupInput; readonly context: HubContext },
): Promise<void> => {
  const before = await groupsByCommittee(tx, [committee]);
  const id = context.newId();
  const ordinal = Math.max(0, ...before.map((group) => group.ordinal)) + 1;
  await tx.insert(CommitteeGroupEntity, {
    ...{ id, committee, ordinal, kind: 'WORKING_GROUP', nameEn: input.nameEn.trim() },
    nameTh: input.nameTh?.trim() ?? null,
    duties: input.duties.length ? input.duties : [...workingGroupDuties(form)],
    ...{ purpose: input.purpose.trim(), formedOn: input.formedOn, endedOn: null },
  });
  const seats = input.seats.map(({ titleEn, titleTh, role, organization }, index) => ({
    ...{ id: context.newId(), committeeGroup: id, ordinal: index + 1, role, organization },
    ...{ titleEn: titleEn.trim(), titleTh: titleTh?.trim() ?? null },
  }));
  await insertSeats(tx, seats);
};

export const endWorkingGroup = (input: EndWorkingGroupInput, context: HubContext): Promise<CommitteeResult> => {
  const { committee, version, group: id, endedOn } = input;
  const change = { committee, version, action: 'working_group_ended' };
  return changingCommittee(context, change, async (tx, { row, doer }) => {
    const groups = isId(id) ? await groupsByCommittee(tx, [row.id]) : [];
    const group = groups.find((each) => each.id === id);
    if (!group) return { code: 'NOT_FOUND', field: 'input.group' };
    const against = obstacleToEnd(group, { endedOn, today: thaiDay(doer.at) });
    if (against) return against;
    await tx.update(CommitteeGroupEntity, { id }, { endedOn });
    await endSeatsOfGroup(tx, context, id);
    return {};
  });
};
