import { inboxOf } from '../../scene/case-alerts.js';
import { eventually } from '../../scene/eventually.js';
import type { TcpProxy } from '../proxy/tcp-proxy.js';
import { Reporting } from '../reporting.js';
import type { CampaignHub } from './campaign-hub.js';
import { followPlainly, followSlowly, followWithLiveClient, type Screen } from './screens.js';
import { SignedIn } from './signed-in.js';
import { readTruth } from './truth.js';

/** A district whose offices get the reports from it. */
export interface District {
  readonly place: string;
  readonly screens: readonly Screen[];
  readonly reporting: readonly Reporting[];
}

/** Everybody who takes part: who reports, who follows, and whose rights end. */
export interface Ensemble {
  readonly districts: readonly District[];
  readonly screens: readonly Screen[];
  readonly reporting: readonly Reporting[];
  readonly secretariat: SignedIn;
  /** Whose appointment ends, and from where. */
  readonly appointed: { readonly holder: SignedIn; readonly code: string; readonly office: string };
  /** Whose sessions end. */
  readonly signedIn: SignedIn;
}

const REPORTERS = 2;
/** A busy machine needs a while from the start to the first answer. */
const TOLD_MS = 60_000;

/** Everybody takes their place; reports flow from now on. `label` makes the keys of this campaign its own. */
export const assemble = async (hub: CampaignHub, slowDoor: TcpProxy, label: string): Promise<Ensemble> => {
  const [duty, focal, moved, lost, secretariat] = await Promise.all(
    ['ck-duty', 'ck-focal', 'ms-duty', 'wk-duty', 'cr-secretariat'].map((key) => SignedIn.of(hub, key)),
  );
  const { inboxes } = await readTruth(hub);
  const at = async (person: SignedIn, kind: string) => {
    const { office } = await eventually(
      `${person.key} is told of an inbox`,
      () => inboxOf(person.client, kind).catch(() => undefined),
      TOLD_MS,
    );
    return { person, office, after: inboxes.get(office)?.head ?? 0 };
  };
  const atDuty = await at(duty!, 'SUPPRESSION_GROUP');
  const atFocal = await at(focal!, 'FOCAL_POINT');
  const atMoved = await at(moved!, 'SUPPRESSION_GROUP');
  const atLost = await at(lost!, 'SUPPRESSION_GROUP');
  const both = (followed: typeof atDuty) =>
    (['socket', 'stream'] as const).map((transport) =>
      followPlainly({ ...followed, name: `${transport} of ${followed.person.key}` }, transport),
    );
  const reporting = (place: string) =>
    Array.from(
      { length: REPORTERS },
      (_, index) => new Reporting(() => duty!.client, `${label}-${place}-${index}`, { place }),
    );
  const districts: District[] = [
    {
      place: 'TH5703',
      screens: [
        ...both(atDuty),
        followWithLiveClient(hub, { ...atDuty, name: 'live client of ck-duty' }),
        followSlowly(hub, { ...atDuty, name: 'slow reader of ck-duty' }, slowDoor.port),
        followPlainly({ ...atFocal, name: 'socket of ck-focal' }, 'socket'),
      ],
      reporting: reporting('TH5703'),
    },
    { place: 'TH5709', screens: both(atMoved), reporting: reporting('TH5709') },
    { place: 'TH5713', screens: both(atLost), reporting: reporting('TH5713') },
  ];
  return {
    districts,
    screens: districts.flatMap((district) => district.screens),
    reporting: districts.flatMap((district) => district.reporting),
    secretariat: secretariat!,
    appointed: { holder: moved!, code: 'DL-TH5709', office: atMoved.office },
    signedIn: lost!,
  };
};
