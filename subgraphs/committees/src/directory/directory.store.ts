import { appendFeed } from '@hub/inbox';
import type { DirectoryRecord, EntityManager } from '@hub/subgraph-kit';
import { AppointmentEntity } from '../appointment/appointment.entity.js';
import { CommitteeEntity } from '../committee/committee.entity.js';
import { shiftsNotOver } from '../duty/duty.store.js';
import { directoryFeed } from '../events.js';
import { OfficeEntity } from '../office/office.entity.js';
import { PlaceEntity } from '../place/place.entity.js';
import { listSessionEnds } from '../session/session-end.store.js';
import { accountsNotOver, keysOf } from '../system-account/system-account.store.js';
import {
  accountRecord,
  appointmentRecord,
  committeeRecord,
  dutyRecord,
  officeRecord,
  placeRecord,
  sessionRecord,
} from './directory.records.js';

const CHUNK = 1_000;

/**
 * Appends to the feed those records that differ from what it said last, in the transaction that changed the rows.
 * One transaction publishes at a time, so that the last record of a thing is the row that was committed last.
 * @returns how many were appended
 */
export const publishDirectory = async (tx: EntityManager, records: readonly DirectoryRecord[]): Promise<number> => {
  await tx.query(`select pg_advisory_xact_lock(hashtext('directory'))`);
  let appended = 0;
  for (let start = 0; start < records.length; start += CHUNK)
    appended += await publishChunk(tx, records.slice(start, start + CHUNK));
  return appended;
};

const publishChunk = async (tx: EntityManager, records: readonly DirectoryRecord[]): Promise<number> => {
  const changed = await tx.query<DirectoryRecord[]>(CHANGED, columnsOf(records));
  const entries = await appendFeed(tx, directoryFeed.name, changed);
  const numbers = entries.map(({ number }) => number);
  await tx.query(REMEMBER, [...columnsOf(changed), numbers]);
  await tx.query(FORGET, columnsOf(changed));
  return changed.length;
};

const columnsOf = (records: readonly DirectoryRecord[]): unknown[] => [
  records.map(({ kind }) => kind),
  records.map(({ id }) => id),
  records.map(({ data }) => data && JSON.stringify(data)),
];

const CHANGED = `
  select g.kind, g.id, g.data
    from unnest($1::text[], $2::text[], $3::jsonb[]) with ordinality as g (kind, id, data, ordinal)
    left join directory_record d using (kind, id)
   where d.data is distinct from g.data
   order by g.ordinal`;

const REMEMBER = `
  insert into directory_record (kind, id, number, data)
  select kind, id, number, data
    from unnest($1::text[], $2::text[], $3::jsonb[], $4::bigint[]) as g (kind, id, data, number)
   where data is not null
  on conflict (kind, id) do update set number = excluded.number, data = excluded.data`;

const FORGET = `
  delete from directory_record d
   using unnest($1::text[], $2::text[], $3::jsonb[]) as g (kind, id, data)
   where d.kind = g.kind and d.id = g.id and g.data is null`;

/** Publishes every place, committee, office, appointment, shift, end of sessions and account that the feed does not show as it stands. */
export const publishWholeDirectory = async (tx: EntityManager, now: Date): Promise<number> => {
  const places = await tx.find(PlaceEntity, { order: { createdAt: 'ASC', pcode: 'ASC' } });
  const committees = await tx.find(CommitteeEntity, { order: { createdAt: 'ASC', code: 'ASC' } });
  const offices = await tx.find(OfficeEntity, { order: { id: 'ASC' } });
  const appointments = await tx.find(AppointmentEntity, { order: { id: 'ASC' } });
  const accounts = await accountsNotOver(tx, now);
  const keys = await keysOf(
    tx,
    accounts.map(({ id }) => id),
  );
  return publishDirectory(tx, [
    ...places.map(placeRecord),
    ...committees.map(committeeRecord),
    ...offices.map(officeRecord),
    ...appointments.map((appointment) => appointmentRecord(appointment, now)),
    ...(await shiftsNotOver(tx, now)).map((shift) => dutyRecord(shift, now)),
    ...(await listSessionEnds(tx)).map(sessionRecord),
    ...accounts.map((account) => accountRecord(account, keys, now)),
  ]);
};
