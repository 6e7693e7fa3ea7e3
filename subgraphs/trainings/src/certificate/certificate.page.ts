import { formatDate, formatDay, type Language, textOf } from '@hub/languages';
import { escaped, paperPage, type PaperPage } from '@hub/subgraph-kit';
import { printedNumber } from './certificate.rules.js';
import type { EarnedRow } from './certificate.store.js';

/** What stands on the page of a certificate. */
export interface CertificateOnPaper extends EarnedRow {
  readonly number: string;
  readonly issuedAt: Date;
  /** Code of the committee. */
  readonly code: string;
}

const STYLE = `
.certificate{text-align:center;border:3px double #777;padding:3em 2em;margin-top:2em}
.certificate h1{font-size:2em}
.who{font-size:1.6em;margin:.6em 0}
.what{font-size:1.2em;font-weight:600}
`;

/** A certificate as a whole page: no script, nothing from elsewhere, every word escaped. */
export const certificatePage = (language: Language, paper: CertificateOnPaper): PaperPage => {
  const words = (key: string): string => escaped(textOf(language, key));
  const term = (key: string): string => words(`terms:${key}`);
  const day = (at: Date): string => escaped(formatDate(at, { language }));
  const heldOn = escaped(formatDay(paper.heldOn, { language }));
  const topics = paper.topics.map((topic) => words(`enums:TrainingTopic.${topic}`)).join(', ');
  const title = term('certificate');
  const body = [
    `<div class="certificate"><h1>${title}</h1>`,
    `<p>${term('certificateGivenTo')}</p><p class="who">${escaped(paper.name)}</p>`,
    `<p>${term('certificateTook')}</p><p class="what">${escaped(paper.title)}</p>`,
    `<p>${term('certificateTopics')}: ${topics}</p>`,
    `<p>${term('certificateDay')} ${heldOn} · ${term('certificateCommittee')} ${escaped(paper.code)}</p>`,
    `<p>${term('certificateNumber')} <b>${printedNumber(paper.number)}</b> · ${term('certificateIssued')} ${day(paper.issuedAt)}</p>`,
    `<p class="when">${term('certificateCheck')}</p></div>`,
  ];
  return paperPage({ language, title, body }, STYLE);
};
