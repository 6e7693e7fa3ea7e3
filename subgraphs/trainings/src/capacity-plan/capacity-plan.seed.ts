import { capacityPlans } from '@hub/cast';
import type { SeedContext } from '@hub/subgraph-kit';
import { daysOf } from '@hub/vocabulary';
import { changePlan, insertPlan, replaceActivities, writeMeeting, writeTraining } from './capacity-plan.write-store.js';

export const seedPlans = async ({ tx, services }: SeedContext): Promise<void> => {
  for (const { id, committee, financialYear: year, state, agreedOn, closedOn, activities } of capacityPlans(
    services.now(),
  )) {
    await insertPlan(tx, {
      ...{ id, committee_id: committee, financial_year: year, begins_on: daysOf({ year }).first },
      ...{ drafted_by: 'system:seed', idempotency_key: id, fingerprint: '' },
    });
    const rows = activities.map((each) => ({
      ...{ id: each.id, kind: each.kind, title: each.title, topics: [...each.topics], quarter: each.quarter },
      ...{ wanted: each.wanted, curriculum_id: each.curriculum },
    }));
    await replaceActivities(tx, id, rows);
    for (const { id: activity, training, held } of activities) {
      if (training) await writeTraining(tx, activity, training);
      if (held) await writeMeeting(tx, { id: activity, heldOn: held.on, came: held.came });
    }
    await changePlan(tx, { id, state: 'AGREED' }, agreedOn);
    if (state === 'CLOSED') await changePlan(tx, { id, state }, closedOn!);
  }
};
