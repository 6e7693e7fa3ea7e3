import type { ServerResponse } from 'node:http';
import type { GatewayConfig } from '../config.js';

export const playground = (_config: GatewayConfig) => (_path: string, _response: ServerResponse): boolean => false;
