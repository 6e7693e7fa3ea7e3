import { type DemoRepatriation, office, person } from '@hub/cast';
import type { RepatriationState } from '@hub/vocabulary';
import type { RepatriationEntity } from './repatriation/repatriation.entity.js';
import type { RepatriationStepEntity } from './step/step.entity.js';

const HOUR_MS = 3_600_000;
const WAY: readonly RepatriationState[] = ['REQUESTED', 'COUNTERPART_NOTIFIED', 'COUNTERPART_ACKNOWLEDGED', 'TRACING'];
const LEGAL_BASIS = 'Bilateral agreement on cooperation against trafficking in persons';
const SECRETARIAT = office('PL-TH57', 'SECRETARIAT').id;
const OFFICER = person('cr-secretariat').id;

const calendarDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Bangkok' });
const dayOf = (instant: string | null): string | null => instant && calendarDay.format(new Date(instant));

/** A repatriation that has come its way one step at a time; the release is a change of its own. */
export const repatriationRow = (demo: DemoRepatriation, now: Date): RepatriationEntity => ({
  id: demo.id,
  ref: demo.ref,
  direction: demo.direction,
  state: demo.state,
  heldFrom: null,
  crossing: demo.crossing,
  windowStart: dayOf(demo.windowFrom),
  windowEnd: dayOf(demo.windowUntil),
  personsBand: demo.personsBand,
  needsFlags: [...demo.needs],
  leadCommittee: demo.leadCommittee,
  counterpart: demo.counterpart,
  caseId: demo.case,
  version: WAY.indexOf(demo.state) + 1 + (demo.releasedAt ? 1 : 0),
  createdAt: new Date(now.getTime() - 48 * HOUR_MS),
  releasedAt: demo.releasedAt ? new Date(demo.releasedAt) : null,
  releasedBy: demo.releasedAt && OFFICER,
  releaseOffice: demo.releasedAt && SECRETARIAT,
  legalBasis: demo.releasedAt && LEGAL_BASIS,
});

export const stepRows = ({ id, state, createdAt, releasedAt }: RepatriationEntity): RepatriationStepEntity[] =>
  WAY.slice(0, WAY.indexOf(state) + 1).map((reached, index) => ({
    repatriation: id,
    version: index === 0 ? 1 : index + 2,
    state: reached,
    at: index === 0 ? createdAt : new Date((releasedAt ?? createdAt).getTime() + index * HOUR_MS),
    office: SECRETARIAT,
    person: OFFICER,
  }));
