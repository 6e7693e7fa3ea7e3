import { castId, type people as cast } from '@hub/cast';

/** A district that exists for the load only, with one committee and one office. */
export interface District {
  readonly pcode: string;
  readonly committee: string;
  readonly code: string;
  /** The Suppression and Information group, the only office that its reports reach. */
  readonly office: string;
}

type CastPerson = (typeof cast)[number];
/** Somebody who holds the office of one of these districts. */
export type LoadPerson = CastPerson;

/** Country letters of the demo, but a province that no country has. */
export const LOAD_PROVINCE = 'TH00';

export const districts = (count: number): District[] =>
  Array.from({ length: count }, (_, index) => {
    const pcode = `${LOAD_PROVINCE}${String(index).padStart(4, '0')}`;
    const code = `DL-${pcode}`;
    return { pcode, code, committee: castId(`load-committee:${code}`), office: castId(`load-office:${code}`) };
  });

/** @param shared an office that all of them hold too */
export const peopleOf = (made: readonly District[], perOffice: number, shared: string): LoadPerson[] =>
  made.flatMap(({ code, office }, district) =>
    Array.from({ length: perOffice }, (_, index) => ({
      key: `load-${district}-${index}`,
      id: castId(`load-person:${code}/${index}`),
      name: `Load ${district}-${index}`,
      title: `Suppression and Information duty officer, ${code}`,
      sees: 'Cases of one district that exists for the load only.',
      offices: [office, shared],
      mfa: true,
    })),
  );
