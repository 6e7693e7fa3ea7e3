import { type Language, textOf } from '@hub/languages';
import { escaped, paperPage, type PaperPage } from '@hub/subgraph-kit';
import { chartOf } from './report.chart.js';
import type { ReadCell, ReadTable } from './report.reading.js';

const STYLE = `
th.number{white-space:normal}
svg{width:100%;margin:.4em 0}
svg text{font-size:9px;fill:#111}
@media print{svg{break-inside:avoid}}
`;

/** A report as a whole page: each table with its chart; no script, nothing from elsewhere, every word escaped. */
export const reportPage = (language: Language, heading: readonly string[], tables: readonly ReadTable[]): PaperPage => {
  const [title = '', ...lines] = heading.map(escaped);
  const body = [
    `<h1>${title}</h1>`,
    ...lines.map((line) => `<p>${line}</p>`),
    ...tables.map((table) => sectionOf(language, table)),
  ];
  return paperPage({ language, title, body }, STYLE);
};

const sectionOf = (language: Language, table: ReadTable): string => {
  const { title, columns, rows, source } = table;
  const isNumber = columns.map((_, at) => rows.some((cells) => cells[at]!.value !== null || cells[at]!.suppressed));
  const classOf = (at: number): string => (isNumber[at] ? ' class="number"' : '');
  const cellOf = ({ text }: ReadCell, at: number): string => `<td${classOf(at)}>${escaped(text) || '–'}</td>`;
  const heads = columns.map((column, at) => `<th${classOf(at)}>${escaped(column.title)}</th>`).join('');
  const lines = rows.map((cells) => `<tr>${cells.map(cellOf).join('')}</tr>`).join('');
  const from = source
    ? `<p class="when">${escaped(textOf(language, 'terms:reportSource'))}: ${escaped(source)}</p>`
    : '';
  return `<section><h2>${escaped(title)}</h2>${chartOf(table) ?? ''}<table><thead><tr>${heads}</tr></thead><tbody>${lines}</tbody></table>${from}</section>`;
};
