import { defineSubgraph } from '@hub/subgraph-kit';
import { appointments } from './appointment/appointment.feature.js';
import { beginning } from './beginning/beginning.js';
import { calendars } from './calendar/calendar.feature.js';
import { campaigns } from './campaign/campaign.feature.js';
import { channels } from './channel/channel.feature.js';
import { directory } from './directory/directory.feature.js';
import { duties } from './duty/duty.feature.js';
import { establishments } from './establishment/establishment.feature.js';
import { figures } from './figure/figure.feature.js';
import { handovers } from './handover/handover.feature.js';
import { meetings } from './meeting/meeting.feature.js';
import { notices } from './notice/notice.feature.js';
import { plans } from './plan/plan.feature.js';
import { seed } from './seed.js';
import { sessions } from './session/session.feature.js';
import { tasks } from './task/task.feature.js';

export const committeesSubgraph = defineSubgraph({
  name: 'committees',
  directory: 'own',
  features: [
    directory,
    appointments,
    duties,
    sessions,
    plans,
    campaigns,
    establishments,
    meetings,
    tasks,
    calendars,
    handovers,
    channels,
    notices,
    figures,
  ],
  seed,
  begins: beginning,
});
