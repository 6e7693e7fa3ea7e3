import { defineSubgraph } from '@hub/subgraph-kit';
import { assessments } from './assessment/assessment.feature.js';
import { attendances } from './attendance/attendance.feature.js';
import { capacityPlans } from './capacity-plan/capacity-plan.feature.js';
import { certificates } from './certificate/certificate.feature.js';
import { curricula } from './curriculum/curriculum.feature.js';
import { indicators } from './indicator/indicator.feature.js';
import { materials } from './material/material.feature.js';
import { outreach } from './outreach/outreach.feature.js';
import { policies } from './policy/policy.feature.js';
import { reports } from './report/report.feature.js';
import { seed } from './seed.js';
import { trainers } from './trainer/trainer.feature.js';
import { trainings } from './training-event/training-event.feature.js';
import { volunteers } from './volunteer/volunteer.feature.js';

export const trainingsSubgraph = defineSubgraph({
  name: 'trainings',
  directory: 'feed',
  load: 'TRAININGS',
  features: [
    trainings,
    attendances,
    assessments,
    curricula,
    materials,
    trainers,
    certificates,
    capacityPlans,
    policies,
    outreach,
    volunteers,
    indicators,
    reports,
  ],
  seed,
});
