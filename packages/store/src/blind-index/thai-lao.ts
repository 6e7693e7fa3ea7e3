/** Marks of one script in the order they are kept in; equal ranks keep their order. */
interface Script {
  readonly marks: RegExp;
  readonly ranks: readonly RegExp[];
}

/** Below, above, nikhahit, tones, then what silences or ends a syllable. */
const SCRIPTS: readonly Script[] = [
  {
    marks: /[\u0E31\u0E34-\u0E3A\u0E47-\u0E4E]{2,}/g,
    ranks: [/\u0E3A/, /[\u0E38\u0E39]/, /[\u0E31\u0E34-\u0E37\u0E47]/, /\u0E4D/, /[\u0E48-\u0E4B]/, /[\u0E4C\u0E4E]/],
  },
  {
    marks: /[\u0EB1\u0EB4-\u0EBC\u0EC8-\u0ECE]{2,}/g,
    ranks: [
      ...[/\u0EBC/, /\u0EBA/, /[\u0EB8\u0EB9]/, /[\u0EB1\u0EB4-\u0EB7\u0EBB]/],
      ...[/\u0ECD/, /[\u0EC8-\u0ECB]/, /[\u0ECC\u0ECE]/],
    ],
  },
];

/** A mark typed twice shows as one. */
const inOrder = (run: string, ranks: Script['ranks']): string =>
  ranks.flatMap((rank) => [...new Set(Array.from(run).filter((mark) => rank.test(mark)))]).join('');

/** AM is nikhahit and AA once decomposed; a tone typed after it belongs before the AA. */
const AM_THEN_TONE = /([\u0E4D\u0ECD][\u0E48-\u0E4B\u0EC8-\u0ECB]?)([\u0E32\u0EB2])([\u0E48-\u0E4B\u0EC8-\u0ECB])/g;

/**
 * One spelling for Thai and Lao text that looks, or is meant, the same: marks in one order and once, two E typed for
 * AE (Thai) or EI (Lao), and the Lao sign LO as the letter. Wants NFKC, which takes AM, HO NO and HO MO apart.
 */
export const oneSpelling = (text: string): string =>
  SCRIPTS.reduce(
    (done, { marks, ranks }) => done.replaceAll(marks, (run) => inOrder(run, ranks)),
    text.replaceAll('\u0E40\u0E40', '\u0E41').replaceAll('\u0EC0\u0EC0', '\u0EC1').replaceAll(AM_THEN_TONE, '$1$3$2'),
  ).replaceAll('\u0EBC', '\u0EA5');
