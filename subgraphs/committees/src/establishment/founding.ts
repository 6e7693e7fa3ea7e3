import type { EntityManager, HubContext } from '@hub/subgraph-kit';
import { textOf } from '@hub/languages';
import { type EstablishmentStepKind, groupsOf, OFFICE_KINDS_OF_LEVEL, type OfficeKind } from '@hub/vocabulary';
import type { CommitteeEntity } from '../committee/committee.entity.js';
import { groupsByCommittee, insertGroups } from '../committee-group/committee-group.store.js';
import { officeRecord } from '../directory/directory.records.js';
import { publishDirectory } from '../directory/directory.store.js';
import { insertOffices, officesByCommittee } from '../office/office.store.js';

/**
 * What a committee has once a step is taken: its chair from the draft of its order on, who reviews and signs it; the other
 * offices of its level, and the groups of its form, from the signed order on.
 */
export const found = async (
  tx: EntityManager,
  row: CommitteeEntity,
  { step, context }: { readonly step: EstablishmentStepKind; readonly context: HubContext },
): Promise<void> => {
  const kinds = OFFICE_KINDS_OF_LEVEL[row.level];
  if (step === 'ORDER_DRAFTED')
    await foundOffices(tx, row, { kinds: kinds.filter((kind) => kind === 'CHAIR'), context });
  if (step !== 'ORDER_SIGNED') return;
  await foundOffices(tx, row, { kinds, context });
  await foundGroups(tx, row, context);
};

const foundOffices = async (
  tx: EntityManager,
  { id, place, nameEn }: CommitteeEntity,
  { kinds, context }: { readonly kinds: readonly OfficeKind[]; readonly context: HubContext },
): Promise<void> => {
  const known = (await officesByCommittee(tx, [id])).map(({ kind }) => kind);
  const offices = kinds
    .filter((kind) => !known.includes(kind))
    .map((kind) => ({
      ...{ id: context.newId(), kind, committee: id, jurisdiction: [place] },
      ...{ titleEn: `${textOf('en', `enums:OfficeKind.${kind}`)}, ${nameEn}`, titleTh: null },
    }));
  if (!offices.length) return;
  await insertOffices(tx, offices);
  await publishDirectory(tx, offices.map(officeRecord));
};

const foundGroups = async (
  tx: EntityManager,
  { id, level, form }: CommitteeEntity,
  context: HubContext,
): Promise<void> => {
  if ((await groupsByCommittee(tx, [id])).length) return;
  await insertGroups(
    tx,
    groupsOf(level, form).map(({ kind, duties }, index) => ({
      ...{ id: context.newId(), committee: id, ordinal: index + 1, kind, duties: [...duties] },
      ...{ nameEn: textOf('en', `enums:GroupKind.${kind}`), nameTh: null },
    })),
  );
};
