/** The planner's vocabulary for the rest of the gateway; types only. */
export type { FetchNode, QueryPlan, SubscriptionNode } from '@apollo/query-planner';
