import type { ServerResponse } from 'node:http';
import type { Language } from '@hub/languages';
import { HubError } from '../errors.js';
import type { HubContext } from '../request/context.js';
import { isId } from '../request/id.js';
import { type PaperPage, styleDigest } from './page.js';
import { browserIn } from './print-settings.js';
import { printed } from './print.js';

/** How a record is given: a page, that page printed, or its tables. */
export type PaperForm = 'html' | 'pdf' | 'csv' | 'xlsx';

const MEDIA: Readonly<Record<PaperForm, string>> = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Which record is asked for, and how. */
export interface AskedPaper {
  readonly id: string;
  readonly form: PaperForm;
  readonly language: Language;
}

/** A record to read, to print or to reckon with. */
export interface Paper {
  /** What it is called where it is saved, without its ending; letters, digits and hyphens. */
  readonly name: string;
  /** The one style sheet that a page has; a browser is told to take no other. */
  readonly style?: string;
  readonly bytes: Buffer;
}

/** Where a subgraph gives records as papers. */
export interface PaperDoor {
  readonly forms: readonly PaperForm[];
  /**
   * Gives a record; whether the caller may read it is decided as in the graph.
   * @throws {HubError} `NOT_FOUND` for what is missing and for what is not theirs alike
   */
  readonly give: (asked: AskedPaper, context: HubContext) => Promise<Paper>;
}

/** What says nothing of the papers of another door. */
const OF_ONE_DOOR: readonly string[] = ['NOT_FOUND', 'FORBIDDEN_ACTION'];

/**
 * Several doors as one, in any order: whichever has the record gives it.
 * @throws {HubError} what a door refused, when no other has it; else `NOT_FOUND`
 */
export const allPapers = (...doors: readonly PaperDoor[]): PaperDoor => ({
  forms: [...new Set(doors.flatMap(({ forms }) => forms))],
  give: async (asked, context) => {
    let refusal = new HubError('NOT_FOUND');
    for (const door of doors.filter(({ forms }) => forms.includes(asked.form)))
      try {
        return await door.give(asked, context);
      } catch (error) {
        if (!(error instanceof HubError && OF_ONE_DOOR.includes(error.code))) throw error;
        if (error.code !== 'NOT_FOUND') refusal = error;
      }
    throw refusal;
  },
});

/**
 * A page, printed where that was asked for.
 * @throws {HubError} `PAPER_NOT_PRINTED`, `HUB_BUSY`
 */
export const paperOf = async (
  name: string,
  { style, html }: PaperPage,
  { form, context }: { readonly form: PaperForm; readonly context: HubContext },
): Promise<Paper> => ({
  ...{ name, style },
  bytes: form === 'pdf' ? await printed(html, browserIn(context)) : Buffer.from(html),
});

const PATH = /^\/papers\/([0-9a-f-]{36})\.(html|pdf|csv|xlsx)\?language=(en|th|lo|my)$/;

/** The paper that a path names, e.g. `/papers/<id>.html?language=th`. */
export const paperNamedBy = (path: string): AskedPaper | undefined => {
  const [, id, form, language] = PATH.exec(path) ?? [];
  return isId(id) ? { id, form: form as PaperForm, language: language as Language } : undefined;
};

/** @throws {HubError} before anything was sent */
export const givePaper = async (
  door: PaperDoor,
  asked: AskedPaper,
  { context, response }: { readonly context: HubContext; readonly response: ServerResponse },
): Promise<void> => {
  if (!door.forms.includes(asked.form)) throw new HubError('NOT_FOUND');
  const { name, style, bytes } = await door.give(asked, context);
  response.writeHead(200, {
    'content-type': MEDIA[asked.form],
    'content-length': bytes.length,
    'cache-control': 'no-store',
    'paper-name': `${name}.${asked.form}`,
    ...(style !== undefined && { 'paper-style': styleDigest(style) }),
  });
  response.end(bytes);
};
