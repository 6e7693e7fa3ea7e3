import { type Directory, type Job, type Services, systemActor } from '@hub/subgraph-kit';
import { pause } from '@hub/vocabulary';
import { type Reader, readersOf } from '../alert/alert.rules.js';
import { type CaseGrant, seesPersons } from './case.grants.js';
import { grantNext, leadCommittees, readersCarriedOut, settleReaders } from './case.readers-store.js';

const ACTOR = systemActor('case-readers');
const LOOK_MS = 1_000;
const BATCH = 2_000;

/** The offices that may see every case which this committee leads, as the directory knows it now. */
export const readersOfLead = (directory: Directory, lead: string): Reader[] => {
  const committee = directory.committee(lead);
  if (!committee) return [];
  const { level, place } = committee;
  const committees = {
    district: level === 'DISTRICT' ? lead : null,
    province: level === 'NATIONAL' ? null : (directory.committeeFor(place, 'PROVINCE')?.id ?? null),
    nation: level === 'NATIONAL' ? lead : null,
    ...{ elsewhere: new Map(), border: [], borderProvinces: [], isAcross: false },
  };
  return readersOf({ committees }, (of) => directory.officesOfCommittee(of), []);
};

/** Lets offices that were founded or moved since see the older cases, and ends what they no longer answer for. */
export const rebuildReaders = async (services: Pick<Services, 'store' | 'directory'>): Promise<void> => {
  const { store, directory } = services;
  const leads = await store.inActor(ACTOR, leadCommittees);
  const known = await store.inActor(ACTOR, readersCarriedOut);
  for (const lead of leads) {
    const wanted = readersOfLead(directory, lead);
    const before = known.filter((one) => one.lead === lead);
    const added = wanted.filter((reader) => !before.some((one) => isSame(one, reader)));
    const ended = wanted.length ? before.filter((one) => !wanted.some((reader) => isSame(one, reader))) : [];
    if (added.length)
      await grantOlder(
        store,
        lead,
        added.map((reader) => ({ ...reader, persons: seesPersons(directory, reader.office) })),
      );
    if (added.length || ended.length) await store.inActor(ACTOR, (tx) => settleReaders(tx, { lead, added, ended }));
  }
};

const grantOlder = async (store: Services['store'], lead: string, readers: readonly CaseGrant[]): Promise<void> => {
  let after: string | null = null;
  do {
    const from: string | null = after;
    const ids: string[] = await store.inActor(ACTOR, (tx) =>
      grantNext(tx, { lead, after: from, readers, limit: BATCH }),
    );
    after = ids.length === BATCH ? ids.at(-1)! : null;
  } while (after !== null);
};

const isSame = (one: Reader, other: Reader): boolean => one.office === other.office && one.reason === other.reason;

/** Follows the directory: at each change of it, the readers of older cases. */
export const caseReadersJob: Job = {
  name: 'case-readers',
  run: async (services, signal) => {
    let done = -1;
    while (!signal.aborted) {
      const { version } = services.directory;
      if (version !== done && version > 0) {
        await rebuildReaders(services);
        done = version;
      }
      await pause(LOOK_MS, signal);
    }
  },
};
