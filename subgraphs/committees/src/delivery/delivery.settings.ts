import type { Services, Settings } from '@hub/subgraph-kit';
import { z } from 'zod';

export interface DeliverySettings {
  /** For how many days the log shows what was sent; longer than what failed may be sent again. */
  readonly deliveryDays: number;
}

const rules = z.object({ deliveryDays: z.coerce.number().int().min(35).max(3_650).default(400) });

export const deliverySettings: Settings = {
  variables: { deliveryDays: 'HUB_DELIVERY_DAYS' },
  rules: () => rules,
};

export const deliveryDaysIn = ({ settings }: Pick<Services, 'settings'>): number =>
  (settings as DeliverySettings).deliveryDays;
