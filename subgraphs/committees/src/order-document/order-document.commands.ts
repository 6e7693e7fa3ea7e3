import { DOOR_MS, fingerprintOf, type HubContext, problem, problemsOf } from '@hub/subgraph-kit';
import { FILE_BYTES_MAX } from '@hub/vocabulary';
import { orderOfCaller } from '../appointment-order/appointment-order.commands.js';
import { lockCommittee } from '../committee/committee.store.js';
import { requireWritingAbout } from '../committee/committee.changing.js';
import { countOfOrder, insertDoor } from './order-document.store.js';
import {
  type CreateOrderUploadInput,
  type CreateOrderUploadResult,
  doorMade,
  noDoor,
  uploadRules,
} from './order-document.type.js';

/** Documents that one order can have. */
const DOCUMENTS_MAX = 20;

/** Makes a door for one document, by whoever may write about the committee. */
export const createOrderUpload = async (
  input: CreateOrderUploadInput,
  context: HubContext,
): Promise<CreateOrderUploadResult> => {
  const order = await orderOfCaller(input.order, context);
  const office = await requireWritingAbout(context, order.committee);
  const wrong = problemsOf(uploadRules, input);
  if (input.size > FILE_BYTES_MAX) wrong.push(problem('FILE_TOO_LARGE', 'input.size'));
  if (wrong.length) return noDoor(...wrong);
  const [now, fingerprint] = [context.now(), fingerprintOf(input)];
  return context.asSystem('create-order-upload', async (tx) => {
    await lockCommittee(tx, order.committee);
    if ((await countOfOrder(tx, order.id, now)) >= DOCUMENTS_MAX)
      return noDoor(problem('ORDER_DOCUMENTS_FULL', 'input.order'));
    const door = await insertDoor(tx, {
      ...{ id: context.newId(), order_id: order.id, committee: order.committee, type: input.type, size: input.size },
      ...{ sha256: input.sha256, added_by: context.caller.id, added_through: office, fingerprint },
      ...{ idempotency_key: input.idempotencyKey, door_until: new Date(now.getTime() + DOOR_MS), created_at: now },
    });
    return door.fingerprint === fingerprint
      ? doorMade(door)
      : noDoor(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
  });
};
