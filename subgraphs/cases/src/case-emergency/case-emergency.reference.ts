import { type Batch, isId, rowByKey, rowsByOwner, unseal } from '@hub/subgraph-kit';
import { aboutCase } from '../access/act.js';
import { requireEmergencyReason } from '../permissions.js';
import { reasonPlace, subjectOfEmergency } from './case-emergency.sealing.js';
import { emergenciesOfCases, personsOfEmergencies, reasonsOfEmergencies } from './case-emergency.store.js';
import { emergencyOf, type EmergencyPerson, emergencyPersonOf } from './case-emergency.type.js';

/** At most one of each case. */
export const emergencyOfCase = rowsByOwner({
  list: emergenciesOfCases,
  keyOf: (row) => row.case_id,
  shape: emergencyOf,
});

/** Of each emergency; nobody once it is over. */
export const personsOfEmergency: Batch<string, EmergencyPerson[]> = async (ids, context) => {
  const rows = await context.asCaller((tx) => personsOfEmergencies(tx, ids.filter(isId)), 'act-in-emergency');
  return ids.map((id) => rows.filter(({ emergency }) => emergency === id).map(emergencyPersonOf));
};

/** Opens the reasons that the caller may have, and records each. */
export const reasonOfEmergency = rowByKey({
  onRecord: true,
  list: async (tx, ids, context) => {
    const { office } = requireEmergencyReason(context);
    const rows = await reasonsOfEmergencies(tx, ids);
    const sealed = rows.map(({ id, case_id, sealed_reason }) => ({
      ...{ value: sealed_reason, subject: subjectOfEmergency(id), place: reasonPlace(id), about: aboutCase(case_id) },
    }));
    const reader = { actor: `person:${context.caller.id}`, office, purpose: 'review-emergency' };
    const opened = await unseal(tx, context.sealer, { sealed, ...reader });
    return rows.map(({ id }, index) => ({ id, text: opened[index] ?? null }));
  },
  keyOf: ({ id }) => id,
  shape: ({ text }) => ({ text }),
});
