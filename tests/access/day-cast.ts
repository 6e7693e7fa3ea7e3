import { namedOffice } from '@hub/cast';
import type { Reader } from './matrix.js';
import { usualReaders } from './readers.js';
import { caseRows } from './rows.js';

export const keyOf = ({ person }: Reader): string => person?.key ?? 'public';
/** The auditor signs in with a second factor on this day, and an official across the river; the data-protection officer does not. */
export const dayReaders: readonly Reader[] = usualReaders.map((reader) =>
  ['auditor', 'lao-tonpheung'].includes(keyOf(reader)) ? { ...reader, mfa: true } : reader,
);
/** A case of the province with persons, on which its secretariat does not work. */
export const emergency = caseRows.find(({ demo }) => demo.key === 'K03')!.demo;
/** A case that was reported as an emergency. */
export const urgent = caseRows.find(({ demo }) => demo.key === 'K04')!.demo;
export const SHELTER = namedOffice('shelter-chiang-rai').id;
export const childCase = caseRows.find(({ demo }) => demo.key === 'K02')!.demo;
