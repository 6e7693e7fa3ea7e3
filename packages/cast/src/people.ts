import { castId } from './id.js';
import { lookup } from './named.js';
import { type DemoOffice, namedOffice } from './offices.js';
import { place } from './places.js';
import { SEES_OF_KIND } from './sees.js';

/** A fictional person of the demo. All are called Demo after a bird; none stands for a real person. */
export interface DemoPerson {
  /** Short name to sign in with, e.g. `ck-duty`. */
  readonly key: string;
  /** The `sub` of their access token. */
  readonly id: string;
  readonly name: string;
  readonly title: string;
  /** Where they are called at work; of a range that no telephone has. Left out of those outside the committees. */
  readonly phone?: string;
  /** One plain sentence. */
  readonly sees: string;
  /** Ids of the offices held now; empty for somebody whose appointment ended. */
  readonly offices: readonly string[];
  /** True when this person signs in with a second factor. */
  readonly mfa: boolean;
}

type Row = readonly [key: string, bird: string, ...officeKeys: string[]];

const whereOf = ({ jurisdiction: [pcode] }: DemoOffice): string => (pcode ? place(pcode).nameEn : 'Thailand');

/** No number of Thailand begins with two zeros, and nobody can be called there. */
const phoneOf = (key: string): string => {
  const index = [...withSecondFactor, ...withoutSecondFactor].findIndex(([each]) => each === key);
  return `+6600000${String(index + 1).padStart(4, '0')}`;
};

const appointed = ([key, bird, ...officeKeys]: Row, mfa: boolean): DemoPerson => {
  const held = officeKeys.map(namedOffice);
  const [first] = held;
  return {
    key,
    id: castId(`person:${key}`),
    name: `${bird} Demo`,
    title: held.map(({ nameEn }) => nameEn).join('; '),
    ...(first?.committee && { phone: phoneOf(key) }),
    sees: first ? SEES_OF_KIND[first.kind](whereOf(first)) : 'Nothing but public data.',
    offices: held.map(({ id }) => id),
    mfa,
  };
};

const withSecondFactor: readonly Row[] = [
  ['ck-chair', 'Eagle', 'DL-TH5703/CHAIR'],
  ['ck-vice', 'Kestrel', 'DL-TH5703/VICE_CHAIR'],
  ['ck-duty', 'Hornbill', 'DL-TH5703/SUPPRESSION_GROUP'],
  ['ck-relief', 'Nightjar', 'DL-TH5703/SUPPRESSION_GROUP'],
  ['ck-rehab', 'Bulbul', 'DL-TH5703/REHABILITATION_GROUP'],
  ['ck-police', 'Falcon', 'DL-TH5703/INQUIRY_POLICE'],
  ['wk-duty', 'Drongo', 'DL-TH5713/SUPPRESSION_GROUP', 'DL-TH5713/FOCAL_POINT'],
  ['ms-vice', 'Kite', 'DL-TH5709/VICE_CHAIR'],
  ['ms-duty', 'Myna', 'DL-TH5709/SUPPRESSION_GROUP', 'DL-TH5709/FOCAL_POINT'],
  ['cs-chair', 'Harrier', 'DL-TH5708/CHAIR'],
  ['cs-duty', 'Egret', 'DL-TH5708/SUPPRESSION_GROUP', 'DL-TH5708/FOCAL_POINT'],
  ['ph-duty', 'Tern', 'DL-TH8410/SUPPRESSION_GROUP', 'DL-TH8410/FOCAL_POINT'],
  ['dk-duty', 'Lapwing', 'DL-TH5605/SUPPRESSION_GROUP', 'DL-TH5605/FOCAL_POINT'],
  ['cr-secretariat', 'Stork', 'PL-TH57/SECRETARIAT'],
  ['py-secretariat', 'Heron', 'PL-TH56/SECRETARIAT'],
  ['st-secretariat', 'Pelican', 'PL-TH84/SECRETARIAT'],
  ['national-desk', 'Peafowl', 'NL-TH/NATIONAL_DESK'],
  ['shelter-cr', 'Swallow', 'shelter-chiang-rai'],
  ['auditor', 'Coot', 'auditor'],
  ['dpo', 'Quail', 'data-protection'],
];

const withoutSecondFactor: readonly Row[] = [
  ['ck-focal', 'Barbet', 'DL-TH5703/FOCAL_POINT'],
  ['ck-prevention', 'Sparrow', 'DL-TH5703/PREVENTION_GROUP'],
  ['wk-chair', 'Osprey', 'DL-TH5713/CHAIR'],
  ['ph-chair', 'Buzzard', 'DL-TH8410/CHAIR'],
  ['dk-chair', 'Owl', 'DL-TH5605/CHAIR', 'DL-TH5605/WORKING_GROUP'],
  ['dk-ymca', 'Wagtail', 'DL-TH5605/YMCA'],
  ['dk-health', 'Lark', 'DL-TH5605/HEALTH'],
  ['cr-chair', 'Crane', 'PL-TH57/CHAIR'],
  ['py-chair', 'Ibis', 'PL-TH56/CHAIR'],
  ['st-chair', 'Gannet', 'PL-TH84/CHAIR'],
  ['volunteer-ck', 'Robin', 'DL-TH5703/VOLUNTEER_GROUP'],
  ['ngo-partner', 'Oriole', 'partner-chiang-rai'],
  ['lao-houayxay', 'Kingfisher', 'counterpart-houayxay'],
  ['lao-tonpheung', 'Cormorant', 'counterpart-tonpheung'],
  ['mm-tachileik', 'Parakeet', 'counterpart-tachileik'],
  ['monitor', 'Plover', 'programme-monitor'],
  ['admin', 'Pigeon', 'administrator'],
];

/** Chaired Chiang Khong until six months ago; holds nothing now. */
const formerChair: DemoPerson = {
  ...appointed(['ck-chair-former', 'Vulture'], false),
  title: 'Former chair, Chiang Khong',
};

/** Every demo person. */
export const people: readonly DemoPerson[] = [
  ...withSecondFactor.map((row) => appointed(row, true)),
  ...withoutSecondFactor.map((row) => appointed(row, false)),
  formerChair,
];

/** The person with a key, e.g. `person('ck-duty')`. */
export const person = lookup('person', people, ({ key }) => key);
