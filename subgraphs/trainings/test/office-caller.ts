import type { Caller, DirectoryRecord } from '@hub/subgraph-kit';
import { committees, offices, person, places } from '@hub/cast';
import { scopesOf } from '@hub/vocabulary';

/** A demo person with the rights of the offices they hold in the cast. */
export const callerOf = (key: string): Caller => {
  const { id, offices: held } = person(key);
  const rows = offices.filter((office) => held.includes(office.id));
  return {
    kind: 'PERSON',
    id,
    offices: rows.map((office) => ({
      office: office.id,
      kind: office.kind,
      committee: office.committee,
      appointment: null,
    })),
    scopes: scopesOf(rows.map(({ kind }) => kind)),
    mfa: false,
    directoryVersion: 1,
  };
};

/** The cast's places and committees as a directory copy. */
export const directory: readonly DirectoryRecord[] = [
  ...places.map(({ pcode, level, country, parent }) => ({
    kind: 'place' as const,
    id: pcode,
    data: { level, country, parent },
  })),
  ...committees.map(({ id, code, level, state, place, parent }) => ({
    kind: 'committee' as const,
    id,
    data: { code, level, state, place, parent },
  })),
];
