import type { DemoPerson as CastPerson } from '@hub/cast';

/** Somebody the demo knows; without a second factor unless said. */
export type DemoPerson = Omit<CastPerson, 'mfa'> & Partial<Pick<CastPerson, 'mfa'>>;
