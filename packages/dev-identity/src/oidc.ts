/**
 * oidc-provider, loaded without its notice that it prefers a newer Node than the hub supports.
 * `URL.parse` is the one function it uses that early releases of Node 20 lack.
 */
const load = async () => {
  URL.parse ??= (input, base) => {
    try {
      return new URL(input, base);
    } catch {
      return null;
    }
  };
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return await import('oidc-provider');
  } finally {
    console.warn = warn;
  }
};

export const { Provider, errors } = await load();
