import { formatDate, type Language, textOf } from '@hub/languages';
import { escaped, paperPage, type PaperPage } from '@hub/subgraph-kit';
import type { Committee } from '../committee/committee.type.js';
import type { HandoverLine, HandoverPack, HandoverSection } from './handover.type.js';

/** What stands on the page of a pack. */
export interface PackOnPaper {
  readonly pack: HandoverPack;
  readonly office: { readonly titleEn: string; readonly titleTh: string | null } | null;
  readonly committee: Pick<Committee, 'nameEn' | 'nameTh'> | null;
  readonly sections: readonly HandoverSection[];
  readonly acknowledgements: readonly { readonly name: string; readonly at: Date }[];
}

/** References that fit on paper; the graph has them all. */
const SHOWN = 5;

interface Column {
  readonly head: string;
  readonly as?: string;
  readonly cell: (line: HandoverLine) => string;
}

/** A handover pack as a whole page: no script, nothing from elsewhere, every word escaped. */
export const packPage = (
  language: Language,
  { pack, office, committee, sections, acknowledgements }: PackOnPaper,
): PaperPage => {
  const words = (key: string, values = {}): string => escaped(textOf(language, key, values));
  const term = (key: string): string => words(`terms:${key}`);
  const day = (at: Date, time = false): string => escaped(formatDate(at, { language, time }));
  const told = (en: string | null | undefined, th: string | null | undefined): string =>
    (language === 'th' && th) || en || '';
  const columns = columnsOf({ words, term, day, told });
  const name = told(committee?.nameEn, committee?.nameTh);
  const called = told(office?.titleEn, office?.titleTh);
  const title = `${term('handoverPack')}: ${escaped([name, called].filter(Boolean).join(' – '))}`;
  const concerns = pack.concernsAt ? `, ${day(pack.concernsAt)}` : '';
  const taken = acknowledgements.map(({ name: who, at }) => `${escaped(who)}, ${day(at, true)}`).join('; ');
  const body = [
    `<p class="mark">${term('handoverRestricted')}</p><h1>${title}</h1>`,
    `<p>${words(`enums:HandoverOccasion.${pack.occasion}`)}${concerns} · ${term('handoverVersion')} ${pack.version}, ${day(pack.madeAt, true)}</p>`,
    `<p>${term('handoverAcknowledged')}: ${taken || '–'}</p>`,
    ...sections.map((section) => sectionOf(section, columns, { words, term, day, told })),
  ];
  return paperPage({ language, title, body });
};

interface Speech {
  readonly words: (key: string, values?: object) => string;
  readonly term: (key: string) => string;
  readonly day: (at: Date, time?: boolean) => string;
  /** What stands in the Thai page where it is known in Thai. */
  readonly told: (en: string | null | undefined, th: string | null | undefined) => string;
}

const columnsOf = ({ words, term, day, told }: Speech): readonly Column[] => [
  {
    head: term('handoverItem'),
    cell: ({ codeOf, code, due }) => {
      if (due) return words(`enums:HandoverDue.${due}`);
      return codeOf && code ? words(`enums:${codeOf}.${code}`) : '';
    },
  },
  { head: term('handoverText'), cell: ({ text, textTh }) => escaped(told(text, textTh)) },
  {
    head: term('handoverCount'),
    as: 'number',
    cell: ({ count, atLeast }) => (count === null ? '' : `${atLeast ? '≥ ' : ''}${count}`),
  },
  { head: term('handoverValue'), as: 'number', cell: ({ value }) => escaped(value ?? '') },
  { head: term('handoverAt'), cell: ({ at }) => (at ? day(at) : '') },
  {
    head: term('handoverReferences'),
    as: 'references',
    cell: ({ references }) => {
      const more = references.length - SHOWN;
      return escaped(references.slice(0, SHOWN).join(' ')) + (more > 0 ? ` +${more}` : '');
    },
  },
];

const sectionOf = (
  { code, state, missingBecause, gatheredAt, lines }: HandoverSection,
  columns: readonly Column[],
  { words, term, day }: Speech,
): string => {
  const head = `<h2>${words(`enums:HandoverSectionCode.${code}`)}</h2>`;
  if (state !== 'PRESENT') {
    const why = missingBecause ? ` ${words(`errors:${missingBecause}`)}` : '';
    return `<section>${head}<p class="missing">${words(`enums:HandoverSectionState.${state}`)}${why}</p></section>`;
  }
  const when = gatheredAt ? `<p class="when">${term('handoverGathered')} ${day(gatheredAt, true)}</p>` : '';
  if (!lines.length) return `<section>${head}${when}<p>–</p></section>`;
  const used = columns.filter(({ cell }) => lines.some((line) => cell(line)));
  const attribute = ({ as }: Column): string => (as ? ` class="${as}"` : '');
  const heads = used.map((column) => `<th${attribute(column)}>${column.head}</th>`).join('');
  const rows = lines.map(
    (line) => `<tr>${used.map((column) => `<td${attribute(column)}>${column.cell(line) || '–'}</td>`).join('')}</tr>`,
  );
  return `<section>${head}${when}<table><thead><tr>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
};
