import { namedOffice } from '@hub/cast';
import { ACCESS_PURPOSES } from '@hub/vocabulary';
import type { Convened, Drafted, OpenedOutside, Planned, SentOutside } from './day-answers.js';
import { childCase, dayReaders, emergency, keyOf, SHELTER } from './day-cast.js';
import {
  AGREE,
  ANSWER_OPENED,
  ANSWER_REFERRAL,
  CONFER,
  CONVENE,
  DRAFT,
  FOLLOW,
  OPEN_REFERRAL,
  PLAN,
  SEND,
  SEND_OUTSIDE,
  SHARE,
  SUSPECT,
} from './day-operations.js';
import type { CanaryDay } from './everybodys-day.js';
import { suppliedFor } from './identifying-values.js';
import type { Reader } from './matrix.js';

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
  await personIsReferredOutside(day, { ...input, office: null }, working);
};

/** The same to a hospital without an account; everybody tries a wrong code, and nobody signed in opens it by the right one. */
const personIsReferredOutside = async (
  day: Day,
  given: Readonly<Record<string, unknown>>,
  working: readonly Reader[],
): Promise<void> => {
  const [duty, hospital] = [day.clientOf('ck-duty'), day.clientOf('public')];
  const receiver = suppliedFor('OutsideReceiverInput', day.ledger);
  const { notes } = suppliedFor('DraftReferralInput', day.ledger);
  const { reason } = suppliedFor('ReferralOverrideInput', day.ledger);
  const { feedback } = suppliedFor('AnswerOpenedReferralInput', day.ledger);
  const input = { ...given, notes, idempotencyKey: 'outside', outside: { recipient: 'SHELTER', ...receiver } };
  const { data } = await duty.ask<Drafted>(DRAFT, { input });
  const { id: referral } = data!.draftReferral.referral!;
  const override = { basis: 'BEST_INTEREST_OF_CHILD', reason };
  const sent = await duty.ask<SentOutside>(SEND_OUTSIDE, { input: { referral, version: 1, override } });
  const code = sent.data!.sendReferral.openingCode!;
  for (const client of day.clients.values()) await client.ask(OPEN_REFERRAL, { input: { code: code.slice(0, -1) } });
  const opened = await hospital.ask<OpenedOutside>(OPEN_REFERRAL, { input: { code } });
  const { answerCode } = opened.data!.openReferral.package!;
  for (const client of day.clients.values()) await client.ask(OPEN_REFERRAL, { input: { code } });
  const end = { to: 'COMPLETED', outcome: 'SERVICE_GIVEN', feedback };
  for (const step of [{ to: 'ACCEPTED' }, { to: 'IN_SERVICE' }, end])
    await hospital.ask(ANSWER_OPENED, { input: { code: answerCode, ...step } });
  day.openTo(working, [notes!, reason!, feedback!, ...Object.values(receiver)]);
  day.ledger.open(notes!, 'public');
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

/** A plan is agreed with the person and followed up, by whoever may and whoever may not. */
export const personIsSupported = async (day: Day, person: string): Promise<string[]> => {
  const [plan, goal, found] = ['AgreeSupportPlanInput', 'SupportGoalInput', 'RecordFollowUpInput'].map(
    (input) => suppliedFor(input, day.ledger)['words']!,
  );
  const goals = [{ type: 'LIFE_SKILLS', targetOn: '2031-01-01', words: goal }];
  const agreed = { idempotencyKey: 'plan', person, agreedOn: '2026-01-01', agreedBy: 'GUARDIAN', goals, words: plan };
  const codes = { method: 'PHONE_CALL', wellbeing: 'STABLE', risk: 'LOW' };
  const followed = { idempotencyKey: 'found', person, heldOn: '2026-01-02', ...codes, words: found };
  for (const key of ['ck-rehab', 'ck-duty', 'shelter-cr', 'volunteer-ck']) {
    await day.clientOf(key).ask(AGREE, { input: agreed });
    await day.clientOf(key).ask(FOLLOW, { input: followed });
  }
  return [plan!, goal!, found!];
};

/** A conference about the case of the child; everybody tries to record what was said, and whoever works on it may. */
export const caseIsConferredAbout = async (day: Day): Promise<void> => {
  const members = ['SUPPRESSION_GROUP', 'REHABILITATION_GROUP'].map((kind) => ({
    office: namedOffice(`DL-TH5703/${kind}`).id,
  }));
  const input = { idempotencyKey: 'conference', case: childCase.id, topics: ['ASSISTANCE'], members };
  const { data } = await day
    .clientOf('ck-duty')
    .ask<Convened>(CONVENE, { input: { ...input, scheduledAt: '2026-01-05T03:00:00Z' } });
  const { id: conference } = data!.conveneCaseConference!.conference!;
  const { minutes } = suppliedFor('RecordCaseConferenceInput', day.ledger);
  const { words } = suppliedFor('ConferenceOpinionInput', day.ledger);
  const attended = members.map(({ office }) => office);
  const held = { conference, version: 1, heldAt: '2026-01-05T03:00:00Z', attended, minutes };
  for (const key of ['volunteer-ck', 'ck-chair', 'shelter-cr', 'ck-duty', 'ck-rehab'])
    await day.clientOf(key).ask(CONFER, { input: { ...held, opinions: [{ office: attended[0], words }] } });
  const working = dayReaders.filter((reader) => reader.mfa && ['ck-duty', 'ck-rehab'].includes(keyOf(reader)));
  day.openTo(working, [minutes!, words!]);
};
