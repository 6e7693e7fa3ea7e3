import type { Services, Settings } from '@hub/subgraph-kit';
import { z } from 'zod';

export interface HandoverSettings {
  /** Before an appointment ends its handover is due, and its pack is made. */
  readonly handoverDays: number;
}

const rules = z.object({ handoverDays: z.coerce.number().int().min(7).max(365).default(60) });

export const handoverSettings: Settings = {
  variables: { handoverDays: 'HUB_HANDOVER_DAYS' },
  rules: () => rules,
};

export const handoverDaysIn = ({ settings }: Pick<Services, 'settings'>): number =>
  (settings as HandoverSettings).handoverDays;
