import type { Directory } from '@hub/caller';
import { ALL_COMMITTEES, type FigurePeriod, periodsSince } from '@hub/vocabulary';

/** Something a committee did, on a day `YYYY-MM-DD`. */
export interface DatedFact {
  readonly committee: string;
  readonly day: string;
}

/** The facts of one committee, province or all in one period. */
export interface FigureCell<Fact> {
  /** `ALL`, the P-code of a province or the id of a committee. */
  readonly of: string;
  readonly period: FigurePeriod;
  readonly facts: readonly Fact[];
}

type Places = Pick<Directory, 'committee' | 'placesAround'>;

/** Of whom a figure tells that holds a fact of a committee: all, its province where it has one, itself. */
export const figureScopes = (places: Places, committee: string): string[] => {
  const place = places.committee(committee)?.place;
  const province = place && places.placesAround(place).find(({ level }) => level === 'PROVINCE');
  return [ALL_COMMITTEES, ...(province ? [province.id] : []), committee];
};

/**
 * Facts by whom and by period. Whoever has a fact has every period since the first of them, the empty ones too, so that
 * a zero is told as such; facts after today are left out.
 */
export const figureCells = <Fact extends DatedFact>(
  facts: readonly Fact[],
  { directory, today }: { readonly directory: Places; readonly today: string },
): FigureCell<Fact>[] => {
  const own = new Map<string, Fact[]>();
  const scopes = new Map<string, string[]>();
  for (const fact of facts.filter(({ day }) => day <= today)) {
    const known = scopes.get(fact.committee) ?? figureScopes(directory, fact.committee);
    scopes.set(fact.committee, known);
    for (const of of known) {
      const held = own.get(of);
      if (held) held.push(fact);
      else own.set(of, [fact]);
    }
  }
  return [...own].flatMap(([of, all]) => {
    const first = all.reduce((least, { day }) => (day < least ? day : least), today);
    return periodsSince(first, today).map((period) => ({
      ...{ of, period },
      facts: all.filter(({ day }) => day >= period.firstDay && day <= period.lastDay),
    }));
  });
};
