const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** True for plain http addresses of this machine, any port, without user, password or fragment. */
export const isLoopbackUri = (uri: string): boolean => {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname, username, password, hash } = new URL(uri);
  return protocol === 'http:' && LOOPBACK.has(hostname) && !username && !password && !hash;
};
