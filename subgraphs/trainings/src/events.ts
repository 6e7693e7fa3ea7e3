import { defineFeed } from '@hub/inbox';

/** Which versions of policies there are, and which committees have been trained since. */
export const policyFeed = defineFeed({ name: 'policy', to: ['committees'] });
