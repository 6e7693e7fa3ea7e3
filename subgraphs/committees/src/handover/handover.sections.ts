import { type HandoverSectionCode, isRunFor, type OfficeKind, type TrustedDocumentName } from '@hub/vocabulary';
import { borderSections } from './sections/border.section.js';
import { caseSections } from './sections/case.section.js';
import { committeeSections } from './sections/committee.section.js';
import { figureSections } from './sections/figure.section.js';
import { workSections } from './sections/work.section.js';
import type { HandoverLine } from './handover.line.js';

/** What a section is written from: whom the pack is for, and when it is gathered. */
export interface Gathering {
  readonly office: string;
  readonly now: Date;
}

/** One section: the document it is read by, and what it says of the answer. */
export interface SectionOf<Answer> {
  readonly document: TrustedDocumentName;
  readonly lines: (answer: Answer, gathering: Gathering) => HandoverLine[];
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each section knows the answer to its own document
type AnySection = SectionOf<any>;

/** Everything that a pack holds. A new section is a code, an entry here, and a document where none fits. */
export const SECTIONS: Readonly<Record<HandoverSectionCode, AnySection>> = {
  ...committeeSections,
  ...workSections,
  ...caseSections,
  ...figureSections,
  ...borderSections,
};

const entries = Object.entries(SECTIONS) as [HandoverSectionCode, AnySection][];

/** Documents that a pack of an office of a kind is gathered by, each once; none that the office may not read. */
export const documentsFor = (kind: OfficeKind): TrustedDocumentName[] =>
  [...new Set(entries.map(([, { document }]) => document))].filter((document) => isRunFor(kind, document));

/** The sections that one answer fills. */
export const sectionsFrom = (
  document: string,
  answer: unknown,
  gathering: Gathering,
): { readonly code: HandoverSectionCode; readonly lines: HandoverLine[] }[] =>
  entries
    .filter(([, section]) => section.document === document)
    .map(([code, { lines }]) => ({ code, lines: lines(answer, gathering) }));
