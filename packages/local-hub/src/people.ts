/** Somebody the demo knows. */
export interface DemoPerson {
  /** Short name to type, e.g. in `npm run token -- <key>`. */
  readonly key: string;
  /** The `sub` of the person's tokens. */
  readonly id: string;
  readonly name: string;
  readonly title: string;
  /** What this person may see, in one sentence. */
  readonly sees: string;
  /** Ids of the offices held. */
  readonly offices: readonly string[];
  /** True when this person always signs in with a second factor. */
  readonly mfa?: boolean;
}
