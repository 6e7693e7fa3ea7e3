const parseUrl = (input: string, base?: string): URL | null => {
  try {
    return new URL(input, base);
  } catch {
    return null;
  }
};

/**
 * oidc-provider, loaded without its notice that it prefers a newer Node than the hub supports.
 * `URL.parse` is the one function it uses that early releases of Node 20 lack.
 */
const load = async () => {
  if (!('parse' in URL)) Object.assign(URL, { parse: parseUrl });
  const log = globalThis.console;
  const warn = log.warn.bind(log);
  log.warn = () => undefined;
  try {
    return await import('oidc-provider');
  } finally {
    log.warn = warn;
  }
};

export const { Provider, errors } = await load();
