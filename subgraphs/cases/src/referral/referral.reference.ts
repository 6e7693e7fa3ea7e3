import { type Batch, defineReference, isId, pagesByOwner, rowByKey, rowsByOwner } from '@hub/subgraph-kit';
import { mayReadCases } from '../permissions.js';
import {
  openReferralsOfCommittees,
  personsOfReferrals,
  type ReferralRow,
  referralsById,
  referralsOfCases,
} from './referral.store.js';
import { referralOf } from './referral.type.js';

export const referralById = rowByKey({ list: referralsById, keyOf: ({ id }) => id, shape: referralOf });

export const referralReference = defineReference({ type: 'Referral', permission: mayReadCases, load: referralById });

export const referralsOfCase = rowsByOwner({
  list: referralsOfCases,
  keyOf: ({ caseId }) => caseId,
  shape: referralOf,
});

/** Ids of the persons of a referral. */
export const personsOfReferral: Batch<string, string[]> = rowsByOwner({
  list: personsOfReferrals,
  keyOf: ({ referral }) => referral,
  shape: ({ person }) => person,
});

export const openReferralsOfCommittee = pagesByOwner<ReferralRow & { readonly committee: string }>({
  list: async (tx, committees, { keyset }) => openReferralsOfCommittees(tx, committees.filter(isId), keyset),
  ownerOf: (row) => row.committee,
  key: (row) => row,
});
