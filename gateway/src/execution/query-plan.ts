/** The planner's vocabulary for the rest of the gateway; types only. */
export type { FetchNode, PlanNode, QueryPlan, SubscriptionNode } from '@apollo/query-planner';
