/** A version of a policy, as far as it matters to a committee. */
export interface VersionOfPolicy {
  readonly id: string;
  readonly policy: string;
  readonly number: number;
  /** ISO day. */
  readonly inForceOn: string;
  /** Whether the committee was trained on its topics since. */
  readonly isMet: boolean;
}

/** Versions on which a committee is to be trained: not met, and no later one of the policy is in force yet. */
export const owedVersions = <Version extends VersionOfPolicy>(versions: readonly Version[], today: string): Version[] =>
  versions.filter(
    ({ policy, number, isMet }) =>
      !isMet && !versions.some((later) => later.policy === policy && later.number > number && later.inForceOn <= today),
  );
