import type { InitializeHook } from 'node:module';
import { type StandIn, standingIn, unbundled } from '../../scene/stand-in.js';
import { type Build, STAND_INS } from './builds.js';

let standIns: readonly StandIn[] = [];

export const initialize: InitializeHook<Build> = (build) => {
  standIns = STAND_INS[build];
};

export const resolve = unbundled;
export const load = standingIn((url) => standIns.find(([module]) => url.endsWith(module)));
