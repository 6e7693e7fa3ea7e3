import { AGENCY_KINDS, REPORT_TABLES, type ReportTableCode } from '@hub/vocabulary';
import { knowledgeChangeOf } from '../knowledge-change/knowledge-change.rules.js';
import type { FigureAnswer, Gathered, PlaceAnswer, StatisticsAnswer, TrainingAnswer } from './report.answers.js';
import type { Reported } from './report.store.js';
import { figureCell, type KeptCell, type KeptTable } from './report.table.js';

type Made = Omit<KeptTable, 'code'>;

/** The tables of a report, in the order they are read; one that does not fit its subject, or has no row, is left out. */
export const tablesOf = (gathered: Gathered, subject: Reported): KeptTable[] =>
  REPORT_TABLES.flatMap((code) => {
    const made = tableOf(code, gathered, subject);
    return made?.rows.length ? [{ code, ...made }] : [];
  });

const tableOf = (code: ReportTableCode, gathered: Gathered, subject: Reported): Made | undefined => {
  if (code === 'FIGURES') return figuresTable(gathered.figures, { subject, year: gathered.financialYear });
  if (code === 'TRAININGS') return trainingsTable(gathered.trainings);
  if (code === 'PARTICIPANTS') return participantsTable(gathered.trainings);
  const whole = !subject.committee && !subject.province;
  if (code.endsWith('_BY_PLACE')) return placeTable(code, gathered, subject);
  return whole ? codeTable(code, gathered) : undefined;
};

/** Indicators that something is known of: in the period, up to now, what was aimed at, and what was published. */
const figuresTable = (
  figures: readonly FigureAnswer[],
  { subject, year }: { subject: Reported; year: number },
): Made => {
  const isWhole = !subject.committee && !subject.province;
  const rows = figures.flatMap((each): KeptCell[][] => {
    const last = isWhole ? each.published.at(-1) : undefined;
    const target = each.targets.findLast(({ financialYear }) => financialYear === year);
    if (!each.recorded && !each.toDate && !target && !last) return [];
    return [
      [
        ...[{ key: `enums:IndicatorCode.${each.code}` }, { text: each.unit }, recordedCell(each.recorded)],
        ...[figureCell(each.recorded?.n), recordedCell(each.toDate), figureCell(target?.target)],
        ...(isWhole ? [recordedCell(last && { ...last, suppressed: false }), dayCell(last?.asOf)] : []),
        { text: (each.toDate?.note ?? last?.note) || '' },
      ],
    ];
  });
  return {
    columns: [
      ...([{ code: 'INDICATOR' }, { code: 'UNIT' }, { code: 'RECORDED' }, { code: 'OBSERVATIONS' }] as const),
      ...([{ code: 'TO_DATE' }, { code: 'TARGET' }] as const),
      ...(isWhole ? ([{ code: 'PUBLISHED' }, { code: 'PUBLISHED_ON' }] as const) : []),
      { code: 'NOTE' },
    ],
    rows,
    source: null,
  };
};

const recordedCell = (
  figure:
    { readonly value: number | null; readonly suppressed: boolean; readonly lowerBound: boolean } | null | undefined,
): KeptCell => {
  if (!figure) return {};
  if (figure.suppressed) return { suppressed: true };
  return { ...figureCell(figure.value), ...(figure.lowerBound && { atLeast: true as const }) };
};

const dayCell = (day: string | undefined): KeptCell => (day === undefined ? {} : { day });

/** Trainings that took place, the first first, and all of them together: the change weighted by who came. */
const trainingsTable = (trainings: readonly TrainingAnswer[]): Made => {
  const held = trainings.filter(({ state }) => state !== 'PLANNED' && state !== 'CANCELLED').toReversed();
  const sum = (of: (training: TrainingAnswer) => number): number => held.reduce((all, each) => all + of(each), 0);
  const tested = held.flatMap(({ women, men, assessment }) =>
    assessment ? [{ participants: women + men, change: assessment.change }] : [],
  );
  const total: KeptCell[] = [
    ...[{}, { key: 'terms:reportTotal' }, {}],
    ...[{ value: sum(({ women }) => women) }, { value: sum(({ men }) => men) }],
    { value: sum(({ women, men }) => women + men) },
    ...[{}, {}, figureCell(knowledgeChangeOf(tested).value)],
  ];
  return {
    columns: [
      ...([{ code: 'DAY' }, { code: 'TRAINING' }, { code: 'COMMITTEE' }] as const),
      ...([{ code: 'WOMEN' }, { code: 'MEN' }, { code: 'PARTICIPANTS' }] as const),
      ...([{ code: 'BEFORE' }, { code: 'AFTER' }, { code: 'CHANGE' }] as const),
    ],
    rows: held.length ? [...held.map(trainingRow), total] : [],
    source: null,
  };
};

const trainingRow = ({ heldOn, title, committee, women, men, assessment }: TrainingAnswer): KeptCell[] => [
  ...[{ day: heldOn }, { text: title }, committee ? nameCell(committee) : {}],
  ...[{ value: women }, { value: men }, { value: women + men }],
  ...[figureCell(assessment?.preMean), figureCell(assessment?.postMean), figureCell(assessment?.change)],
];

const nameCell = ({ nameEn: en, nameTh: th }: Pick<PlaceAnswer, 'nameEn' | 'nameTh'>): KeptCell => ({
  names: { en, th },
});

const participantsTable = (trainings: readonly TrainingAnswer[]): Made => {
  const heads = trainings.flatMap(({ attendance }) => attendance);
  const rows = AGENCY_KINDS.flatMap((kind) => {
    const own = heads.filter(({ agencyKind }) => agencyKind === kind);
    const [women, men] = [own.reduce((sum, each) => sum + each.women, 0), own.reduce((sum, each) => sum + each.men, 0)];
    return women + men > 0
      ? [[{ key: `enums:AgencyKind.${kind}` }, { value: women }, { value: men }, { value: women + men }]]
      : [];
  });
  return {
    columns: [{ code: 'AGENCY' }, { code: 'WOMEN' }, { code: 'MEN' }, { code: 'PARTICIPANTS' }],
    rows,
    source: null,
  };
};

/** A row of published counts: one for each quarter, as it was published. A year has no sum, which could tell a quarter. */
interface CountedRow {
  readonly head: KeptCell;
  /** Values of the dimensions that its cell has, the widest first; `*` is any. */
  readonly path: readonly string[];
}

const placeTable = (code: ReportTableCode, gathered: Gathered, subject: Reported): Made => {
  const wide = subject.province ? [subject.province] : [];
  const rows = gathered.places.flatMap((place): CountedRow[] => {
    const head = nameCell(place);
    const own = { head, path: [...wide, place.pcode] };
    return subject.committee ? [{ head, path: ['*', place.pcode] }, own] : [own];
  });
  const around: CountedRow = { head: { key: 'terms:reportTotal' }, path: wide };
  return countsTable(code, gathered, subject.committee ? rows : [...rows, around]);
};

/** Which enum has the texts of a dimension. */
const TEXTS_OF: Readonly<Record<string, string>> = {
  category: 'CaseCategory',
  source: 'ReportSource',
  form: 'ExploitationType',
  sex: 'PersonSex',
  ageBand: 'AgeBand',
};
const OF_NO_ENUM: Readonly<Record<string, string>> = { SEVERAL: 'reportSeveral', NOT_TOLD: 'reportNotTold' };

const codeTable = (code: ReportTableCode, gathered: Gathered): Made => {
  const all = gathered.quarters.flatMap(({ tables }) => tables[code]?.cells ?? []);
  const values = new Map(all.flatMap(({ dimensions: [only] }) => (only ? [[only.value, only.name] as const] : [])));
  const rows = [...values].map(([value, name]): CountedRow => {
    const term = OF_NO_ENUM[value];
    return { head: { key: term ? `terms:${term}` : `enums:${TEXTS_OF[name]}.${value}` }, path: [value] };
  });
  return countsTable(code, gathered, [...rows, { head: { key: 'terms:reportTotal' }, path: [] }]);
};

const countsTable = (code: ReportTableCode, { quarters }: Gathered, wanted: readonly CountedRow[]): Made => {
  const tables = quarters.map(({ tables: all }) => all[code] ?? null);
  const rows = wanted.map(({ head, path }) => ({ head, cells: tables.map((table) => countAt(table, path)) }));
  return {
    columns: [{ code: 'WHAT' }, ...quarters.map(({ label: period }) => ({ code: 'QUARTER' as const, period }))],
    rows: rows
      .filter(({ cells }) => cells.some(Boolean))
      .map(({ head, cells }) => [head, ...cells.map((cell) => cell ?? {})]),
    source: tables.find(Boolean)?.source ?? null,
  };
};

const countAt = (table: StatisticsAnswer | null, path: readonly string[]): KeptCell | undefined => {
  const cell = table?.cells.find(
    ({ dimensions }) =>
      dimensions.length === path.length && path.every((value, at) => value === '*' || value === dimensions[at]!.value),
  );
  if (!cell) return undefined;
  return cell.n === null ? { suppressed: true } : { value: cell.n };
};
