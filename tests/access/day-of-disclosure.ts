import { counterpart, person } from '@hub/cast';
import { DISCLOSURE_FIELDS } from '@hub/vocabulary';
import { eventually } from '../scene/eventually.js';
import type { GrantedDisclosure, OpenedIdentity, RequestedReturn, SealedIdentity } from './day-answers.js';
import { childCase, dayReaders, keyOf } from './day-cast.js';
import { GRANT_DISCLOSURE, OPEN_IDENTITY, RELEASE, REQUEST_RETURN, SEAL_IDENTITY, WAITING } from './day-operations.js';
import type { CanaryDay } from './everybodys-day.js';
import { suppliedFor } from './identifying-values.js';

const OFFICE = counterpart('counterpart-tonpheung').id;
const CONTACT = 'lao-tonpheung';

/** The child goes home: one official across the river learns once who it is; everybody else tries to, with the code. */
export const identityIsDisclosed = async (
  day: Pick<CanaryDay, 'clients' | 'clientOf' | 'ledger' | 'openTo'>,
  child: { readonly id: string; readonly values: readonly string[] },
): Promise<void> => {
  const secretariat = day.clientOf('cr-secretariat');
  const given = { direction: 'OUTBOUND', personsBand: 'ONE', needsFlags: ['CHILD'], counterpart: OFFICE };
  const asked = { ...given, idempotencyKey: 'goes-home', case: childCase.id, leadCommittee: childCase.leadCommittee };
  const { id: repatriation, ref } = await eventually('the liaison desk has heard of the case', async () => {
    const { data } = await secretariat.ask<RequestedReturn>(REQUEST_RETURN, { input: asked });
    return data?.requestRepatriation.repatriation ?? undefined;
  });
  await secretariat.ask(RELEASE, { input: { repatriation, legalBasis: 'The agreement of 2005' } });
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const grant = { idempotencyKey: 'who-goes-home', repatriation, contact: person(CONTACT).id, until };
  for (const client of day.clients.values()) await client.ask(GRANT_DISCLOSURE, { input: grant });
  const { data } = await secretariat.ask<GrantedDisclosure>(GRANT_DISCLOSURE, { input: grant });
  const [disclosure] = data!.grantDisclosure.repatriation!.disclosures;
  const { note } = suppliedFor('SealIdentityPackageInput', day.ledger);
  const input = { disclosure: disclosure!.id, persons: [child.id], fields: DISCLOSURE_FIELDS, note };
  for (const key of ['cs-duty', 'ck-rehab', CONTACT]) await day.clientOf(key).ask(SEAL_IDENTITY, { input });
  const code = await eventually('the case team hears of the grant', async () => {
    const sealed = await day.clientOf('ck-duty').ask<SealedIdentity>(SEAL_IDENTITY, { input });
    return sealed.data?.sealIdentityPackage.openingCode ?? undefined;
  });
  const open = (key: string, typed = code) =>
    day.clientOf(key).ask<OpenedIdentity>(OPEN_IDENTITY, { input: { office: OFFICE, ref, code: typed } });
  const others = dayReaders.map(keyOf).filter((key) => key !== CONTACT);
  for (const key of others) await open(key);
  await open(CONTACT, code.slice(1));
  for (const key of [...others, CONTACT]) await day.clientOf(key).ask(WAITING, { office: OFFICE });
  const opened = await open(CONTACT);
  if (!opened.data?.openIdentityPackage.package) throw new Error(`not opened: ${JSON.stringify(opened)}`);
  for (const key of [CONTACT, ...others]) await open(key);
  day.openTo(
    dayReaders.filter((reader) => keyOf(reader) === CONTACT),
    [...child.values, note!],
  );
};
