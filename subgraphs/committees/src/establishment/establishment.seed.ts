import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { DemoEstablishment } from '@hub/cast';
import { textOf } from '@hub/languages';
import { type EntityManager, keepFile, type SeedContext } from '@hub/subgraph-kit';
import { thaiMidnight } from '@hub/vocabulary';
import { insertOrder, signOrder, writeRevision } from '../appointment-order/appointment-order.store.js';
import { groupsByCommittee } from '../committee-group/committee-group.store.js';
import type { Doer } from '../committee/committee.changing.js';
import { stepsOfCommittees, writeStep } from './establishment.store.js';
import { sealedKeyOf } from '../order-document/order-document.doors.js';
import { closeDoor, insertDoor, keepDocument } from '../order-document/order-document.store.js';
import { organizationsById } from '../organization/organization.store.js';

/** Steps and orders of committees that have none; what is recorded of one is left as it is. */
export const seedEstablishments = async (
  { tx, services }: SeedContext,
  all: readonly DemoEstablishment[],
): Promise<void> => {
  const known = await stepsOfCommittees(
    tx,
    all.map(({ committee }) => committee),
  );
  for (const { committee, steps, order, recordedBy } of all) {
    if (known.some((row) => row.committee === committee)) continue;
    const on = (day: string) => ({ ...recordedBy, at: thaiMidnight(day) });
    for (const step of steps) await writeStep(tx, { ...step, committee }, on(step.happenedOn));
    const row = { id: order.id, committee, drafted_on: order.draftedOn, legal_bases: order.legalBases };
    await insertOrder(tx, row, on(order.draftedOn).at);
    await writeRevision(tx, row, order, on(order.draftedOn));
    await signOrder(tx, order);
    await seedDocument({ tx, services }, { committee, order }, on(order.signedOn));
  }
};

type Signed = Pick<DemoEstablishment, 'committee' | 'order'>;

/** The order as a text, kept as one that is sent; none where the seed has no folder of files. */
const seedDocument = async (
  { tx, services: { files, sealer, newId } }: SeedContext,
  { committee, order }: Signed,
  { person, office, at }: Doer,
): Promise<void> => {
  if (!files) return;
  const text = Buffer.from(await wordsOf(tx, { committee, order }));
  const declared = {
    type: 'TEXT',
    size: text.length,
    sha256: createHash('sha256').update(text).digest('hex'),
  } as const;
  const row = await insertDoor(tx, {
    ...{ ...declared, id: newId(), order_id: order.id, committee, added_by: person, added_through: office },
    ...{ idempotency_key: order.id, fingerprint: declared.sha256, door_until: at, created_at: at },
  });
  await closeDoor(tx, row.id, at);
  const { key, size, stripped } = await keepFile(files, { ...declared, id: row.id, body: Readable.from([text]) });
  const sealed = await sealedKeyOf(tx, sealer, { row, key });
  if (sealed) await keepDocument(tx, row, { size, stripped, sealed, now: at });
};

/** What an order says: what it rests on and is for, its members, and its groups with their duties. */
const wordsOf = async (tx: EntityManager, { committee, order }: Signed): Promise<string> => {
  const groups = await groupsByCommittee(tx, [committee]);
  const named = new Map((await organizationsById(tx, order.organizations)).map(({ id, nameEn }) => [id, nameEn]));
  return [
    `Order ${order.number}`,
    `Signed on ${order.signedOn} by the ${order.signedAs}`,
    ...['', 'In view of:', ...order.legalBases.map((basis) => `- ${textOf('en', `enums:LegalBasis.${basis}`)}`)],
    ...['', 'Objectives:', order.objectives],
    ...['', 'Members:', ...order.organizations.map((id) => `- ${named.get(id)}`)],
    ...groups.flatMap(({ nameEn, duties }) => [
      ...['', `${nameEn}:`, ...duties.map((duty) => `- ${textOf('en', `enums:CommitteeDuty.${duty}`)}`)],
    ]),
    '',
  ].join('\n');
};
