import type { Scope } from '@hub/vocabulary';

/** The identifying values of a person, in groups that different offices may read; each value is sealed on its own. */
export const PERSON_GROUPS = {
  identity: {
    scope: 'person:identify',
    fields: ['givenName', 'familyName', 'otherNames', 'bornOn', 'paperKind', 'paperNumber', 'phone', 'address'],
  },
  health: { scope: 'person:health', fields: ['health', 'psychosocialNeeds'] },
  shelter: { scope: 'person:shelter', fields: ['name', 'address', 'contact', 'escort'] },
  guardian: { scope: 'person:identify', fields: ['name', 'contact'] },
  wishWords: { scope: 'person:wish', fields: ['words'] },
  exploitationPlace: { scope: 'person:identify', fields: ['site', 'location'] },
} as const satisfies Record<string, { readonly scope: Scope; readonly fields: readonly string[] }>;

export type PersonGroup = keyof typeof PERSON_GROUPS;
export const GROUPS = Object.keys(PERSON_GROUPS) as PersonGroup[];

/** The values of one group as they are told; what is not told is null. */
export type GroupValues<Group extends PersonGroup = PersonGroup> = {
  readonly [Field in (typeof PERSON_GROUPS)[Group]['fields'][number]]: string | null;
};

/** What is told of a person; a group that is left out is not touched. */
export type ToldOfPerson = { readonly [Group in PersonGroup]?: GroupValues<Group> };
