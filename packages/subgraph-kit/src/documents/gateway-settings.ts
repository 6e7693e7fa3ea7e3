import { isOpenHttp, keyProblem } from '@hub/caller';
import { z } from 'zod';
import type { Settings } from '../config.js';
import type { Services } from '../request/context.js';

export interface GatewaySettings {
  /** Where documents are sent to be run; without it they have no answer. */
  readonly gateway?: { readonly url: string; readonly key: string } | undefined;
}

const rules = z
  .object({
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
  .transform(({ gatewayUrl: url, gatewayKey: key }): GatewaySettings => ({
    gateway: url && key ? { url, key } : undefined,
  }));

/** The settings of a subgraph that has documents run. */
export const gatewaySettings: Settings = {
  variables: { gatewayUrl: 'HUB_GATEWAY_URL', gatewayKey: 'HUB_GATEWAY_KEY' },
  rules: () => rules,
};

export const gatewayIn = ({ settings }: Pick<Services, 'settings'>): GatewaySettings => settings as GatewaySettings;
