/** Letters and digits that nobody takes for another one, 5 bits each. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP = 4;

/** Characters of a code: 140 bits. */
export const CODE_LENGTH = 28;

/** A code as a person copies it, in groups of four. Of each byte five bits count. */
export const codeOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length])
    .join('')
    .replace(/.{4}(?=.)/g, '$&-');

/** One spelling of a code, however it was typed; of what cannot be one too, so that all are looked for alike. */
export const plainCode = (typed: string): string =>
  typed
    .slice(0, CODE_LENGTH * GROUP)
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll(/[^0-9A-Z]/g, '');
