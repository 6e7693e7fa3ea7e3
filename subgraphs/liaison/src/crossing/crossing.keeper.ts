import { type HubContext, type Problem, problem } from '@hub/subgraph-kit';
import type { PlaceLevel } from '@hub/vocabulary';
import { officeOfPlace, type requireCounterpartWriter } from '../permissions.js';
import type { BorderCrossingEntity } from './crossing.entity.js';

type Held = ReturnType<typeof requireCounterpartWriter>;

/** The caller's office whose area holds a legal crossing, or why there is none. */
export const keeperOf = (
  { directory }: HubContext,
  offices: Held,
  crossing: BorderCrossingEntity | null,
): { readonly office: string } | { readonly refusal: Problem } => {
  if (crossing && crossing.kind !== 'LEGAL') return { refusal: problem('CROSSING_NATURAL', 'input.crossing') };
  const office = officeOfPlace(directory, offices, crossing?.district ?? undefined);
  return office ? { office } : { refusal: problem('NOT_FOUND', 'input.crossing') };
};

/** The caller's office whose area holds a district; for null, which is the whole border, a national desk. */
export const keeperOfDistrict = (
  { directory }: HubContext,
  offices: Held,
  district: string | null,
): string | undefined =>
  district === null
    ? offices.find(({ kind }) => kind === 'NATIONAL_DESK')?.office
    : officeOfPlace(directory, offices, district);

const WIDE: readonly PlaceLevel[] = ['COUNTRY', 'PROVINCE', 'DISTRICT'];

/** What is told of the two sides of a crossing; `widely` where nothing narrower than a district may be told. */
interface Sides {
  readonly district: string | null;
  readonly counterpartPlace: string;
  readonly widely?: boolean;
}

/** What is wrong with them: the near side is a district, the far one lies in another country. */
export const refusalOfSides = (
  { directory, caller }: HubContext,
  { district, counterpartPlace, widely = false }: Sides,
): Problem | undefined => {
  const [near, far] = [district === null ? undefined : directory.place(district), directory.place(counterpartPlace)];
  if (near && near.level !== 'DISTRICT') return problem('INPUT_INVALID', 'input.district');
  const home = caller.offices.flatMap(({ office }) => directory.office(office)?.jurisdiction ?? []);
  if (!far || home.some((pcode) => directory.place(pcode)?.country === far.country))
    return problem('NOT_FOUND', 'input.counterpartPlace');
  return widely && !WIDE.includes(far.level) ? problem('INPUT_INVALID', 'input.counterpartPlace') : undefined;
};
