import { defineReference, rowByKey } from '@hub/subgraph-kit';
import { mayReadVolunteers } from '../permissions.js';
import { volunteerGroupsById } from './volunteer.store.js';
import { toVolunteerGroup } from './volunteer.type.js';

export const volunteerGroupById = rowByKey({
  list: volunteerGroupsById,
  keyOf: ({ id }) => id,
  shape: toVolunteerGroup,
});

export const volunteerReference = defineReference({
  type: 'VolunteerGroup',
  permission: mayReadVolunteers,
  load: volunteerGroupById,
});
