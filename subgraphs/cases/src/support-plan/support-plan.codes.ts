import { enumOf } from '@hub/subgraph-kit';
import { GOAL_DROP_REASONS, GOAL_STATUSES, PLAN_AGREEMENTS } from '@hub/vocabulary';

export const GoalDropReasonCode = enumOf('GoalDropReason', GOAL_DROP_REASONS, 'Why a goal was dropped.');
export const GoalStatusCode = enumOf('GoalStatus', GOAL_STATUSES, 'What became of a goal of a support plan.');
export const PlanAgreementCode = enumOf('PlanAgreement', PLAN_AGREEMENTS, 'Who agreed to a support plan.');
