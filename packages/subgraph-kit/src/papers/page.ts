import { createHash } from 'node:crypto';
import type { Language } from '@hub/languages';

/** How every paper of the hub looks, on a screen and printed on A4. */
const BASE_STYLE = `
body{font:11pt/1.45 "Noto Sans Thai","Noto Sans Lao",Sarabun,Tahoma,sans-serif;max-width:46em;margin:1.5em auto;padding:0 1em;color:#111}
h1{font-size:1.5em;margin:.2em 0}
h2{font-size:1.15em;margin:1.4em 0 .3em;border-bottom:1px solid #777}
table{border-collapse:collapse;width:100%}
td,th{text-align:left;vertical-align:top;padding:.15em .6em .15em 0;border-bottom:1px solid #ddd}
th{font-weight:600;font-size:.85em}
.number{text-align:right;white-space:nowrap}
.references{font:.75em/1.4 monospace;overflow-wrap:anywhere}
.mark{font-weight:600;letter-spacing:.05em}
.missing{border:1px solid #777;padding:.3em .6em}
.when{font-size:.8em;color:#444}
@page{size:A4;margin:16mm}
@media print{body{margin:0;max-width:none;padding:0}h2{break-after:avoid}tr{break-inside:avoid}thead{display:table-header-group}}
`;

/** What stands on a page; title and body are HTML, each word of them escaped. */
export interface PaperPageParts {
  readonly language: Language;
  readonly title: string;
  readonly body: readonly string[];
}

/** A page as it is sent: one style sheet, and no script nor anything from elsewhere. */
export interface PaperPage {
  readonly style: string;
  readonly html: string;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** A text as HTML. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);

/** How a policy names the one style sheet that is taken. */
export const styleDigest = (style: string): string => `sha256-${createHash('sha256').update(style).digest('base64')}`;

/**
 * A whole page. Its policy stands in it too, for whoever opens it as a file, where no door says it.
 * @param ownStyle rules that only this kind of page needs
 */
export const paperPage = ({ language, title, body }: PaperPageParts, ownStyle = ''): PaperPage => {
  const style = BASE_STYLE + ownStyle;
  const policy = `default-src 'none'; style-src '${styleDigest(style)}'`;
  const head = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="${policy}"><title>${title}</title>`;
  return { style, html: [head, `<style>${style}</style></head><body>`, ...body, '</body></html>'].join('\n') };
};
