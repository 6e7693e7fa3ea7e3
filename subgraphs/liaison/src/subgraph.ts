import { defineSubgraph } from '@hub/subgraph-kit';
import { counterpartUpdates } from './counterpart-update/counterpart-update.feature.js';
import { counterparts } from './counterpart/counterpart.feature.js';
import { crossings } from './crossing/crossing.feature.js';
import { disclosures } from './disclosure/disclosure.feature.js';
import { figures } from './figure/figure.feature.js';
import { handovers } from './handover/handover.feature.js';
import { jointMeetings } from './joint-meeting/joint-meeting.feature.js';
import { phrases } from './phrase/phrase.feature.js';
import { repatriations } from './repatriation/repatriation.feature.js';
import { seed } from './seed.js';
import { updates } from './update/update.feature.js';

export const subgraph = defineSubgraph({
  name: 'liaison',
  directory: 'feed',
  features: [
    counterparts,
    crossings,
    repatriations,
    updates,
    handovers,
    counterpartUpdates,
    phrases,
    disclosures,
    jointMeetings,
    figures,
  ],
  seed,
});
