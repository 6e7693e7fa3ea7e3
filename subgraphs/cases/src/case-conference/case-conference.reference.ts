import { isId, pagesByOwner, rowByKey, rowsByOwner } from '@hub/subgraph-kit';
import { caseTaskOf } from '../case-task/case-task.type.js';
import {
  type CaseConferenceRow,
  conferencesById,
  conferencesOfCases,
  tasksOfConferences,
} from './case-conference.store.js';
import { conferenceOf } from './case-conference.type.js';

/** Where a conference stands in a list. */
export const conferenceKey = ({ id, scheduledAt: at }: CaseConferenceRow) => ({ id, at });

export const conferencesOfCase = pagesByOwner<CaseConferenceRow>({
  list: (tx, cases, { keyset }) => conferencesOfCases(tx, cases.filter(isId), keyset),
  ownerOf: ({ caseId }) => caseId,
  key: conferenceKey,
});

export const conferenceById = rowByKey({ list: conferencesById, keyOf: ({ id }) => id, shape: conferenceOf });

export const tasksOfConference = rowsByOwner({
  list: tasksOfConferences,
  keyOf: ({ conference }) => conference,
  shape: caseTaskOf,
});
