import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** An address or a range that may be trusted: `10.0.0.7`, `10.0.0.0/8`, `fd00::/8`. */
export const isAddressRange = (text: string): boolean => {
  const { family, bits } = rangeOf(text);
  return family !== 0 && /^[^/]+(\/\d{1,3})?$/.test(text) && bits <= widthOf(family);
};

/**
 * Tells clients apart by where they call from: a key that is equal for calls of one address, and of one network of a
 * household or office (/64) with IPv6. The key is a keyed hash: it means nothing outside this process and after it.
 * @param proxies addresses and ranges of the proxies in front. Only what one of these has put at the end of
 *   `X-Forwarded-For` is believed; without any the header is not read.
 */
export const clientAddressKeys = (proxies: readonly string[]): ((request: IncomingMessage) => string) => {
  const trusted = new BlockList();
  for (const { address, bits, family } of proxies.map(rangeOf)) trusted.addSubnet(address, bits, typeOf(family));
  const salt = randomBytes(32);
  return (request) => {
    const address = networkOf(callerAddress(request, trusted));
    return createHmac('sha256', salt).update(address).digest('base64');
  };
};

/** From the nearest hop outwards, as long as each was named by one that is trusted. */
const callerAddress = (request: IncomingMessage, trusted: BlockList): string => {
  const named = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  let address = plain(request.socket.remoteAddress ?? '');
  while (isIn(trusted, address)) {
    const before = plain(named.pop()?.trim() ?? '');
    if (!isIP(before)) break;
    address = before;
  }
  return address;
};

const isIn = (list: BlockList, address: string): boolean =>
  isIP(address) !== 0 && list.check(address, typeOf(isIP(address)));

/** A machine with IPv6 has a whole /64 to call from. */
const networkOf = (address: string): string => {
  if (isIP(address) !== 6) return address;
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = [], tail] = canonical.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = Array<string>(tail ? 8 - head.length - tail.length : 0).fill('0');
  return [...head, ...zeros, ...(tail ?? [])].slice(0, 4).join(':');
};

/** Without the forms in which a socket tells an IPv4 address, or through which interface it came. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');

const rangeOf = (text: string) => {
  const [address = '', bits] = text.split('/', 2);
  const family = isIP(address);
  return { address, family, bits: Number(bits ?? widthOf(family)) };
};

const widthOf = (family: number): number => (family === 6 ? 128 : 32);
const typeOf = (family: number): 'ipv4' | 'ipv6' => (family === 6 ? 'ipv6' : 'ipv4');
