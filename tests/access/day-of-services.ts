import { namedOffice } from '@hub/cast';
import { ACCESS_PURPOSES } from '@hub/vocabulary';
import type { Drafted, Planned } from './day-answers.js';
import { childCase, dayReaders, emergency, keyOf, SHELTER } from './day-cast.js';
import { ANSWER_REFERRAL, DRAFT, PLAN, SEND, SHARE, SUSPECT } from './day-operations.js';
import type { CanaryDay } from './everybodys-day.js';
import { suppliedFor } from './identifying-values.js';

type Day = Pick<CanaryDay, 'clients' | 'clientOf' | 'ledger' | 'openCase' | 'openTo'>;

/** The child is referred without a consent that names the shelter, which takes it in and tells what came of it. */
export const personIsReferred = async (day: Day, person: string): Promise<void> => {
  const [duty, shelter] = [day.clientOf('ck-duty'), day.clientOf('shelter-cr')];
  const { notes } = suppliedFor('DraftReferralInput', day.ledger);
  const { reason } = suppliedFor('ReferralOverrideInput', day.ledger);
  const { feedback } = suppliedFor('AnswerReferralInput', day.ledger);
  const codes = { service: 'SAFE_ACCOMMODATION', urgency: 'URGENT', purpose: 'CARE', reason: 'ADDITIONAL_SERVICES' };
  const input = { ...codes, case: childCase.id, office: SHELTER, persons: [person], notes };
  const drafted = await duty.ask<Drafted>(DRAFT, { input: { ...input, idempotencyKey: 'referred' } });
  const { id: referral } = drafted.data!.draftReferral.referral!;
  const override = { basis: 'BEST_INTEREST_OF_CHILD', reason };
  for (const key of ['cs-duty', 'ck-rehab', 'ck-duty'])
    await day.clientOf(key).ask(SEND, { input: { referral, version: 1, override } });
  for (const client of day.clients.values())
    for (const purpose of ACCESS_PURPOSES)
      await client.ask(`{ referral(id: "${referral}") { notes(purpose: ${purpose}) } }`);
  const steps = [
    { to: 'ACKNOWLEDGED' },
    { to: 'ACCEPTED' },
    { to: 'IN_SERVICE' },
    { to: 'COMPLETED', outcome: 'SERVICE_GIVEN', feedback },
  ];
  for (const [index, step] of steps.entries())
    for (const client of [duty, shelter])
      await client.ask(ANSWER_REFERRAL, { input: { referral, version: index + 2, ...step } });
  const working = dayReaders.filter((reader) => ['ck-duty', 'ck-rehab'].includes(keyOf(reader)));
  const receiving = dayReaders.filter((reader) => keyOf(reader) === 'shelter-cr');
  day.openTo(working, [notes!, reason!, feedback!]);
  day.openTo(receiving, [notes!]);
};

/** A case is shared with the police for investigation; everybody registers a suspect in it and plans an operation. */
export const policeInquire = async (day: Day): Promise<void> => {
  const office = namedOffice('DL-TH5703/INQUIRY_POLICE').id;
  const until = new Date(Date.now() + 86_400_000).toISOString();
  const share = { case: emergency.id, office, purposes: ['INVESTIGATION'], until, reason: 'INVESTIGATION' };
  await day.clientOf('ck-duty').ask(SHARE, { input: { ...share, idempotencyKey: 'police' } });
  const police = dayReaders.find((reader) => keyOf(reader) === 'ck-police')!;
  day.openCase(emergency.id, police, { kind: 'INQUIRY_POLICE', purposes: ['INVESTIGATION'] });
  const planned: string[] = [];
  for (const [reader, client] of day.clients) {
    const idempotencyKey = `police-${keyOf(reader)}`;
    const identity = suppliedFor('SuspectIdentityInput', day.ledger);
    const plan = suppliedFor('OperationPlanInput', day.ledger);
    await client.ask(SUSPECT, { input: { idempotencyKey, case: emergency.id, roles: ['OTHER'], identity } });
    const { data } = await client.ask<Planned>(PLAN, { input: { idempotencyKey, cases: [emergency.id], plan } });
    if (!data?.planOperation.operation) continue;
    planned.push(keyOf(reader));
    day.openTo([reader], [...Object.values(identity), ...Object.values(plan)]);
  }
  if (planned.join() !== 'ck-police') throw new Error(`planned by ${planned.join()}`);
};
