import type { EntityManager } from '@hub/subgraph-kit';
import { groundOf } from '../disclosure/disclosure.rules.js';
import type { CounterpartConsentRecord } from '../events.js';
import { personsById } from '../person/person.store.js';
import { consentsOfCases, type ConsentRow } from './consent.store.js';

/** What the feed says of a consent just withdrawn: nothing where its person lets the other side of the border know still. */
export const whenWithdrawn = async (
  tx: EntityManager,
  withdrawn: ConsentRow,
  now: Date,
): Promise<CounterpartConsentRecord[]> => {
  const { caseId, personId } = withdrawn;
  const own = (await consentsOfCases(tx, [caseId])).filter((consent) => consent.personId === personId);
  return isForCounterpart(withdrawn) && !groundOf(own, now) ? [{ case: caseId, counterpartConsent: 'WITHDRAWN' }] : [];
};

/**
 * What the feed says once a consent was given or a person erased: that nobody's withdrawal stands any more, where there
 * was one. The wish of somebody who was erased binds nobody else of the case.
 */
export const whenGivenAgain = async (
  tx: EntityManager,
  caseId: string,
  now: Date,
): Promise<CounterpartConsentRecord[]> => {
  const consents = await consentsOfCases(tx, [caseId]);
  const withdrawn = consents.filter((consent) => consent.withdrawnAt && isForCounterpart(consent));
  const persons = await personsById(
    tx,
    withdrawn.map(({ personId }) => personId),
  );
  const stands = persons.some(
    ({ id, erased_at: erasedAt }) =>
      !erasedAt &&
      !groundOf(
        consents.filter(({ personId }) => personId === id),
        now,
      ),
  );
  return withdrawn.length && !stands ? [{ case: caseId, counterpartConsent: 'GIVEN' }] : [];
};

const isForCounterpart = ({ recipients }: Pick<ConsentRow, 'recipients'>): boolean =>
  recipients.includes('COUNTERPART');
