import { rejected, type RowVerdict } from '@hub/subgraph-kit';
import type { Rejection, TableRow } from '@hub/vocabulary';
import type { PlaceEntity } from '../place/place.entity.js';
import { isCountry, levelIn, parentsOf, PLACE_NAMES, type PlaceRow, readPlace } from './place-import.rules.js';

type Wrong = Omit<Rejection, 'row'>;
type Where = Pick<PlaceEntity, 'level' | 'country' | 'parent' | 'within'>;

/** What a list of places changes, as far as its rows were read; a place may lie in one that an earlier row enters. */
export class PlaceReading {
  /** Places that are new or differ, by code, as they will stand; the wider before what lies in it. */
  readonly changed = new Map<string, PlaceEntity>();

  constructor(
    private readonly known: Map<string, PlaceEntity>,
    private readonly given: { readonly today: string; readonly now: Date },
  ) {}

  /** What a row does; nothing of a row that is rejected is kept. */
  check(row: TableRow): RowVerdict {
    const read = readPlace(row);
    if ('wrong' in read) return rejected(read.wrong);
    const known = this.known.get(read.pcode);
    const where = this.whereOf(read, known);
    const wrong = [...('code' in where ? [where] : []), ...this.wrongOf(read, known)];
    if ('code' in where || wrong.length) return rejected(wrong);
    const place = this.placeOf(read, where, known);
    const columns = known ? columnsThatDiffer(known, place) : [];
    if (known && !columns.length) return { effect: 'NONE', columns, problems: [] };
    this.known.set(place.pcode, place);
    this.changed.set(place.pcode, place);
    return { effect: known ? 'CHANGE' : 'CREATE', columns, problems: [] };
  }

  private wrongOf({ pcode, names, faces }: PlaceRow, known: PlaceEntity | undefined): Wrong[] {
    const isNamed = known !== undefined || Object.values(names).some(Boolean);
    const isAcross = (each: string): boolean => {
      const place = this.known.get(each);
      return place !== undefined && !pcode.startsWith(place.country);
    };
    return [
      ...(isNamed ? [] : [{ column: 'nameEn', code: 'TABLE_CELL_REQUIRED' } as const]),
      ...((faces ?? []).every(isAcross) ? [] : [{ column: 'faces', code: 'PLACE_ACROSS_UNKNOWN' } as const]),
    ];
  }

  private whereOf({ pcode, parent: told }: PlaceRow, known: PlaceEntity | undefined): Where | Wrong {
    if (known) return told && told !== known.parent ? { column: 'parent', code: 'PLACE_PARENT_DIFFERS' } : known;
    if (isCountry(pcode)) return { level: 'COUNTRY', country: pcode, parent: null, within: [pcode] };
    const code = told ?? parentsOf(pcode).find((each) => this.known.has(each));
    const parent = this.known.get(code ?? '');
    const level = parent && levelIn(parent.level);
    if (!level || !pcode.startsWith(parent.country)) return { column: 'parent', code: 'PLACE_PARENT_UNKNOWN' };
    if (parent.endedOn !== null && parent.endedOn <= this.given.today) return { column: 'parent', code: 'PLACE_ENDED' };
    return { level, country: parent.country, parent: parent.pcode, within: [...parent.within, pcode] };
  }

  /** A cell that says nothing leaves what is known. A place that nobody wrote in English is called as it is at home. */
  private placeOf({ pcode, names, ...row }: PlaceRow, where: Where, known: PlaceEntity | undefined): PlaceEntity {
    const { level, country, parent, within } = where;
    const named = (name: 'nameTh' | 'nameLo' | 'nameMy'): string | null => names[name] ?? known?.[name] ?? null;
    const local = { nameTh: named('nameTh'), nameLo: named('nameLo'), nameMy: named('nameMy') };
    const nameEn = names.nameEn ?? known?.nameEn ?? Object.values(local).find(Boolean)!;
    return {
      ...{ pcode, level, country, parent, within, nameEn, ...local },
      aliases: row.aliases === undefined ? (known?.aliases ?? []) : [...(row.aliases ?? [])],
      faces: row.faces === undefined ? (known?.faces ?? []) : [...(row.faces ?? [])],
      endedOn: row.endedOn === undefined ? (known?.endedOn ?? null) : row.endedOn,
      createdAt: known?.createdAt ?? this.given.now,
    };
  }
}

const columnsThatDiffer = (known: PlaceEntity, place: PlaceEntity): string[] =>
  ([...PLACE_NAMES, 'aliases', 'faces', 'endedOn'] as const).filter(
    (column) => JSON.stringify(known[column]) !== JSON.stringify(place[column]),
  );
