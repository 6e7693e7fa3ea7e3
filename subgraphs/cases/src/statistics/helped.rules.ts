import { committeePaths } from '@hub/subgraph-kit';
import { COMMITTEE_LEVELS, PERSON_SEXES } from '@hub/vocabulary';

const one = (codes: readonly string[]) => (): string[][] => codes.map((code) => [code]);

/** Persons helped to come home, by the committee that leads their case. */
export const HELPED_CUBES = [
  { code: 'HELPED_HOME_BY_COMMITTEE', dimensions: ['helpProvince', 'helpPlace'], frame: committeePaths },
] as const;

/** Children helped, by the committee that leads their case, by sex, and by the level that resolved it. */
export const CHILDREN_CUBES = [
  { code: 'CHILDREN_BY_COMMITTEE', dimensions: ['childProvince', 'childPlace'], frame: committeePaths },
  { code: 'CHILDREN_BY_SEX', dimensions: ['childSex'], frame: one(PERSON_SEXES) },
  { code: 'CHILDREN_BY_LEVEL', dimensions: ['childLevel'], frame: one(COMMITTEE_LEVELS) },
] as const;

/** Persons rescued beyond the first of each operation: how many operations rescued somebody is told exactly elsewhere. */
export const RESCUED_CUBES = [{ code: 'RESCUED_BEYOND_FIRST', dimensions: [], frame: (): string[][] => [[]] }] as const;

/** Referrals by the committee that sent them. */
export const REFERRAL_CUBES = [
  { code: 'REFERRALS_BY_COMMITTEE', dimensions: ['referralProvince', 'referralPlace'], frame: committeePaths },
] as const;
