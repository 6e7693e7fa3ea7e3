/** Administrative levels of a Place, from the widest. */
export const PLACE_LEVELS = ['COUNTRY', 'PROVINCE', 'DISTRICT', 'SUBDISTRICT', 'VILLAGE'] as const;
export type PlaceLevel = (typeof PLACE_LEVELS)[number];

/** A P-code as OCHA writes it: country letters, then digits, e.g. `TH5703`, `LA0501`, `MMR016009`. */
export const PCODE = /^[A-Z]{2,3}\d{0,12}$/;
