import { z } from 'zod';
import { IdentityConfigError, type IdentityState, readIdentityState } from './state.js';

export interface IdentityOptions {
  /** Anything but `development` is refused. */
  readonly hubEnv: string;
  /** Port on 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  /** The `aud` of every access token. */
  readonly audience: string;
  readonly state: IdentityState;
}

const environment = z.object({
  HUB_ENV: z.enum(['development', 'production']).default('production'),
  HUB_IDENTITY_PORT: z.coerce.number().int().min(0).max(65_535).default(4002),
  HUB_IDENTITY_STATE: z.string().min(1),
  HUB_AUDIENCE: z.string().min(1).default('atip-hub'),
});

/** @throws {IdentityConfigError} naming the variable that is wrong */
export const readConfig = (env: NodeJS.ProcessEnv): IdentityOptions => {
  const read = environment.safeParse(env);
  if (!read.success)
    throw new IdentityConfigError(
      read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    );
  const { HUB_ENV, HUB_IDENTITY_PORT, HUB_IDENTITY_STATE, HUB_AUDIENCE } = read.data;
  refuseProduction(HUB_ENV);
  return {
    hubEnv: HUB_ENV,
    port: HUB_IDENTITY_PORT,
    audience: HUB_AUDIENCE,
    state: readIdentityState(HUB_IDENTITY_STATE),
  };
};

/** This provider hands out tokens of demo people; a production hub must never trust it. */
export const refuseProduction = (hubEnv: string): void => {
  if (hubEnv !== 'development')
    throw new IdentityConfigError('dev-identity refuses to start unless HUB_ENV=development');
};
