import { ILike, IsNull } from 'typeorm';
import type { HubContext } from '@hub/subgraph-kit';
import { BorderCrossingEntity } from '../crossing/crossing.entity.js';
import { lockEntering, recordCrossing } from '../crossing/crossing.store.js';
import { madeBefore, takeKey } from '../directory-key/directory-key.store.js';
import { DIRECTORY_EVENTS } from '../events.js';
import type { CountedCrossings } from './natural-crossing.inputs.js';

const NOTHING_ELSE = {
  ...{ nameTh: null, nameLo: null, nameMy: null, mode: null, traffic: null, hours: null },
} as const;

/** Says anew how many natural crossings a river has in a district or in all; there is one such count. */
export const count = (
  context: HubContext,
  office: string,
  input: CountedCrossings,
): Promise<BorderCrossingEntity | 'IDEMPOTENCY_KEY_REUSED'> =>
  context.asSystem('count-natural-crossings', async (tx) => {
    const { idempotencyKey: key, river, district, counterpartPlace, countAtLeast } = input;
    await lockEntering(tx);
    const before = await madeBefore(tx, context, { key, input });
    if (before === 'REUSED') return 'IDEMPOTENCY_KEY_REUSED';
    if (before) return tx.findOneByOrFail(BorderCrossingEntity, { id: before.made });
    const told = { kind: 'NATURAL_AGGREGATE', river: ILike(river), district: district ?? IsNull() } as const;
    const known = await tx.findOneBy(BorderCrossingEntity, told);
    const id = known?.id ?? context.newId();
    if (!(await takeKey(tx, context, { key, input, makes: id }))) return 'IDEMPOTENCY_KEY_REUSED';
    if (known)
      await tx.update(BorderCrossingEntity, { id }, { counterpartPlace, countAtLeast, version: known.version + 1 });
    else
      await tx.insert(BorderCrossingEntity, {
        ...{ ...NOTHING_ELSE, id, kind: told.kind, nameEn: `Natural crossings, ${river} River`, version: 1 },
        ...{ river, district, counterpartPlace, countAtLeast },
      });
    await recordCrossing(tx, context, { crossing: id, office, event: DIRECTORY_EVENTS.crossingsCounted });
    return tx.findOneByOrFail(BorderCrossingEntity, { id });
  });
