import type { GatewayConfig } from '../config.js';

/** In development the query process serves a playground that subscribes here. */
export const playgroundOrigins = ({ development, port }: Pick<GatewayConfig, 'development' | 'port'>): string[] =>
  development ? ['127.0.0.1', 'localhost'].map((host) => `http://${host}:${port}`) : [];
