import { isOpenHttp, keyProblem, type Services, type Settings } from '@hub/subgraph-kit';
import { z } from 'zod';

export interface HandoverSettings {
  readonly handover: {
    /** Before an appointment ends its handover is due, and its pack is made. */
    readonly days: number;
    /** Where documents are sent to be run; without it packs stay without sections. */
    readonly gateway?: { readonly url: string; readonly key: string } | undefined;
  };
}

const rules = z
  .object({
    handoverDays: z.coerce.number().int().min(7).max(365).default(60),
    gatewayUrl: z
      .url({ protocol: /^https?$/ })
      .refine((url) => !URL.canParse(url) || !isOpenHttp(url), 'must be https outside loopback')
      .optional(),
    gatewayKey: z
      .string()
      .superRefine((value, context) => {
        const message = keyProblem(value);
        if (message) context.addIssue({ code: 'custom', message });
      })
      .optional(),
  })
  .superRefine(({ gatewayUrl, gatewayKey }, context) => {
    if (gatewayUrl && !gatewayKey)
      context.addIssue({ code: 'custom', path: ['gatewayKey'], message: 'is needed with HUB_GATEWAY_URL' });
  })
  .transform(({ handoverDays: days, gatewayUrl: url, gatewayKey: key }) => ({
    handover: { days, gateway: url && key ? { url, key } : undefined },
  }));

export const handoverSettings: Settings = {
  variables: {
    handoverDays: 'HUB_HANDOVER_DAYS',
    gatewayUrl: 'HUB_GATEWAY_URL',
    gatewayKey: 'HUB_GATEWAY_KEY',
  },
  rules: () => rules,
};

export const handoverIn = ({ settings }: Pick<Services, 'settings'>): HandoverSettings['handover'] =>
  (settings as HandoverSettings).handover;
