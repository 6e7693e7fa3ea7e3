import type { Obstacle } from '@hub/subgraph-kit';

interface Content {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly committees: readonly string[];
  readonly organizations: readonly string[];
  readonly reach?: number | null | undefined;
}

/** What stands against a campaign of a committee; null when nothing does. */
export const obstacleToCampaign = (
  { startsOn, endsOn, committees, organizations, reach }: Content,
  { lead, today }: { readonly lead: string; readonly today: string },
): Obstacle | null => {
  if (endsOn < startsOn) return { code: 'INPUT_INVALID', field: 'input.content.endsOn' };
  if (committees.includes(lead)) return { code: 'INPUT_INVALID', field: 'input.content.committees' };
  if (!committees.length && !organizations.length)
    return { code: 'INPUT_REQUIRED', field: 'input.content.organizations' };
  const hasReach = reach !== null && reach !== undefined;
  return hasReach && startsOn > today ? { code: 'INPUT_INVALID', field: 'input.content.reach' } : null;
};
