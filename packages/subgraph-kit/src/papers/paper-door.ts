import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Language } from '@hub/languages';
import type { HubContext } from '../request/context.js';
import { isId } from '../request/id.js';

/** Which record is asked for as a page, and how. */
export interface AskedPaper {
  readonly id: string;
  readonly form: 'html' | 'pdf';
  readonly language: Language;
}

/** A page to read and print. */
export interface Paper {
  /** What it is called where it is saved, without its ending; letters, digits and hyphens. */
  readonly name: string;
  /** The one style sheet that it has; a browser is told to take no other. */
  readonly style: string;
  readonly bytes: Buffer;
}

/**
 * Gives a record as a page; whether the caller may read it is decided as in the graph.
 * @throws {HubError} `NOT_FOUND` for what is missing and for what is not theirs alike
 */
export type PaperDoor = (asked: AskedPaper, context: HubContext) => Promise<Paper>;

const PATH = /^\/papers\/([0-9a-f-]{36})\.(html|pdf)\?language=(en|th|lo|my)$/;
const MEDIA = { html: 'text/html; charset=utf-8', pdf: 'application/pdf' } as const;

/** The page that a path names, e.g. `/papers/<id>.html?language=th`. */
export const paperNamedBy = (path: string): AskedPaper | undefined => {
  const [, id, form, language] = PATH.exec(path) ?? [];
  return isId(id) ? { id, form: form as AskedPaper['form'], language: language as Language } : undefined;
};

/** @throws {HubError} before anything was sent */
export const givePaper = async (
  door: PaperDoor,
  asked: AskedPaper,
  { context, response }: { readonly context: HubContext; readonly response: ServerResponse },
): Promise<void> => {
  const { name, style, bytes } = await door(asked, context);
  response.writeHead(200, {
    'content-type': MEDIA[asked.form],
    'content-length': bytes.length,
    'cache-control': 'no-store',
    'paper-name': `${name}.${asked.form}`,
    'paper-style': `sha256-${createHash('sha256').update(style).digest('base64')}`,
  });
  response.end(bytes);
};
