import { type Directory, DIRECTORY_STALE_MS, type HeldOffice } from '@hub/caller';
import type { OfficeKind } from '@hub/vocabulary';
import { HubError } from '../errors.js';

/** The right of one person, or one account, to one inbox, with what was last found out about it. */
export interface Right {
  readonly person: string;
  readonly office: string;
  readonly kind: OfficeKind;
  checkedVersion: number;
  until: number;
}

/** UNCONFIRMED: the directory copy is too old to tell, so delivery waits. */
export type RightState = 'HELD' | 'ENDED' | 'UNCONFIRMED';

/** Who may receive from which inbox at this moment; cheap enough to ask before every delivery. */
export class Rights {
  /** Somebody was told UNCONFIRMED and is to be asked again when rights are known. */
  withheld = false;

  constructor(readonly directory: Directory) {}

  /** @throws HubError FORBIDDEN_ACTION, or LIVE_DIRECTORY_STALE while that cannot be known */
  grant(person: string, office: string, now: number): { right: Right; held: HeldOffice } {
    const held = this.directory.served(person, now).find((one) => one.office === office);
    const until = this.directory.servedUntil(person, office, now);
    if (!held || until === undefined)
      throw new HubError(this.isStale(now) ? 'LIVE_DIRECTORY_STALE' : 'FORBIDDEN_ACTION');
    return { right: { person, office, kind: held.kind, checkedVersion: this.directory.version, until }, held };
  }

  check(right: Right, now: number): RightState {
    if (right.checkedVersion !== this.directory.version || now >= right.until) this.recheck(right, now);
    if (now >= right.until) return 'ENDED';
    if (!this.isStale(now)) return 'HELD';
    this.withheld = true;
    return 'UNCONFIRMED';
  }

  isStale(now: number): boolean {
    return this.directory.ageMs(now) > DIRECTORY_STALE_MS;
  }

  private recheck(right: Right, now: number): void {
    const sameKind = this.directory.office(right.office)?.kind === right.kind;
    right.until = (sameKind && this.directory.servedUntil(right.person, right.office, now)) || 0;
    right.checkedVersion = this.directory.version;
  }
}
