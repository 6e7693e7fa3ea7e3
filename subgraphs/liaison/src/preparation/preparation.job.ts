import { DIRECTORY_STALE_MS, type Job, type RuleVersion, type Services, systemActor } from '@hub/subgraph-kit';
import { pause } from '@hub/vocabulary';
import { borderNamed } from '../committee/committee.rules.js';
import type { RepatriationRow } from '../repatriation/repatriation.row.js';
import { readRepatriation } from '../repatriation/repatriation.store.js';
import { send, type Told, updateFor } from '../update/tell.store.js';
import { askedTogether, partiesOf, windowsNear } from './preparation.rules.js';
import { takeHandovers } from './preparation.store.js';

const ACTOR = systemActor('handover-preparation');
const LOOK_MS = 60_000;
/** Each goes to several inboxes, and those of one transaction are limited. */
const AT_ONCE = 4;

type Needs = Pick<Services, 'store' | 'directory' | 'alertRules' | 'newId' | 'now'>;

/** Tells by A11 of some handovers that are near; false when there is none, or nobody may be told now. */
export const tellHandovers = (services: Needs): Promise<boolean> =>
  services.store.inActor(ACTOR, async (tx) => {
    const at = services.now();
    const rule = services.alertRules.current('A11');
    if (!rule?.active || services.directory.ageMs(at.getTime()) > DIRECTORY_STALE_MS) return false;
    const near = await takeHandovers(tx, { ...windowsNear(at), most: AT_ONCE });
    const told: Told[] = [];
    for (const { repatriation, district } of near)
      told.push(...asked(services, rule, { row: await readRepatriation(tx, repatriation), district, at }));
    await send(tx, services, told);
    return near.length > 0;
  });

interface Handover {
  readonly row: RepatriationRow;
  readonly district: string | null;
  readonly at: Date;
}

/** Each party is asked by an entry of its own, so that the answer of one does not speak for another. */
const asked = (services: Needs, rule: RuleVersion, { row, district, at }: Handover): Told[] => {
  const { directory } = services;
  const parties = partiesOf(directory, rule, { leadCommittee: row.leadCommittee, district });
  const committees = borderNamed(directory, district ?? directory.committee(row.leadCommittee)?.place);
  return askedTogether(parties, (office) => directory.isHeld(office, at.getTime())).map((offices) =>
    updateFor(services, rule, { row, at, recipients: offices, offices, committees }),
  );
};

/** Once for each plan of a crossing, however many replicas run it. */
export const handoverPreparationJob: Job = {
  name: 'handover-preparation',
  run: async (services, signal) => {
    while (!signal.aborted) if (!(await tellHandovers(services))) await pause(LOOK_MS, signal);
  },
};
