import { existsSync } from 'node:fs';
import { z } from 'zod';
import type { Settings } from '../config.js';
import type { HubContext } from '../request/context.js';

interface PrintSettings {
  /** The browser that prints; without it there is no PDF. */
  readonly chromium?: string | undefined;
}

const rules = z.object({
  chromium: z
    .string()
    .refine((path) => existsSync(path), 'needs the path of a browser of this machine')
    .optional(),
});

/** The settings of a subgraph that prints its papers. */
export const printSettings: Settings = { variables: { chromium: 'HUB_CHROMIUM' }, rules: () => rules };

/** The browser that prints, where one is named. */
export const browserIn = ({ settings }: Pick<HubContext, 'settings'>): string | undefined =>
  (settings as PrintSettings).chromium;
