import { type Directory, type SeedContext, storeSubjects } from '@hub/subgraph-kit';
import { assignmentsOfCases } from './assignment/assignment.store.js';
import type { ReferralEntity } from './referral/referral.entity.js';
import { sealWord, subjectOfReferral } from './referral/referral.sealing.js';
import { insertReferral, insertWords, moveReferral } from './referral/referral.store.js';

/** A referral of a demo case. */
interface SeededReferral extends Pick<ReferralEntity, 'id' | 'service' | 'urgency' | 'purpose'> {
  readonly case: string;
  readonly persons: readonly string[];
  /** Office of the receiver. */
  readonly office: string;
  readonly notes: string;
  readonly share: string;
  readonly event: string;
}

/** Refers persons of the demo cases, as far as the service has begun; repeating it changes nothing. */
export const seedReferrals = async (
  { tx, services }: SeedContext,
  { referrals, directory }: { readonly referrals: readonly SeededReferral[]; readonly directory: Directory },
): Promise<void> => {
  for (const { id, case: caseId, office, notes, share, event, persons, ...codes } of referrals) {
    const [by] = await assignmentsOfCases(tx, [caseId]);
    const seal = services.sealer.newSubject(subjectOfReferral(id));
    const { committee: toCommittee } = directory.office(office)!;
    const drafted = await insertReferral(
      tx,
      {
        ...{ ...codes, id, caseId, reason: 'ADDITIONAL_SERVICES', toOffice: office, toCommittee },
        ...{ fromOffice: by!.office, fromCommittee: directory.office(by!.office)!.committee!, draftedBy: by!.person },
        ...{ idempotencyKey: `cast-${id}`, digest: seal.digest(id), createdAt: services.now() },
      },
      persons,
    );
    if (!drafted) continue;
    await storeSubjects(tx, [seal]);
    await insertWords(tx, [sealWord(seal, { referral: id, word: 'NOTES', plain: notes })]);
    let { version } = drafted;
    for (const to of ['SENT', 'ACKNOWLEDGED', 'ACCEPTED', 'IN_SERVICE'] as const)
      ({ version } = (await moveReferral(tx, { id, version, to }, to === 'SENT' ? { share, event } : {}))!);
  }
};
