import type { EntityManager, HubContext } from '@hub/subgraph-kit';
import { textOf } from '@hub/languages';
import { GROUPS_OF_FORM, OFFICE_KINDS_OF_LEVEL } from '@hub/vocabulary';
import type { CommitteeEntity } from '../committee/committee.entity.js';
import { groupsByCommittee, insertGroups } from '../committee-group/committee-group.store.js';
import { officeRecord } from '../directory/directory.records.js';
import { publishDirectory } from '../directory/directory.store.js';
import { insertOffices, officesByCommittee } from '../office/office.store.js';

/** What a committee has from its signed order on: the offices of its level, and the groups of its form. */
export const foundOffices = async (
  tx: EntityManager,
  { id, level, form, place, nameEn }: CommitteeEntity,
  context: HubContext,
): Promise<void> => {
  if (!(await officesByCommittee(tx, [id])).length) {
    const offices = OFFICE_KINDS_OF_LEVEL[level].map((kind) => ({
      ...{ id: context.newId(), kind, committee: id, jurisdiction: [place] },
      titleEn: `${textOf('en', `enums:OfficeKind.${kind}`)}, ${nameEn}`,
    }));
    await insertOffices(tx, offices);
    await publishDirectory(tx, offices.map(officeRecord));
  }
  if ((await groupsByCommittee(tx, [id])).length) return;
  const groups = level === 'DISTRICT' ? GROUPS_OF_FORM[form] : [{ kind: 'EXECUTIVE' as const, duties: [] }];
  await insertGroups(
    tx,
    groups.map(({ kind, duties }, index) => ({
      ...{ id: context.newId(), committee: id, ordinal: index + 1, kind, duties: [...duties] },
      nameEn: textOf('en', `enums:GroupKind.${kind}`),
    })),
  );
};
