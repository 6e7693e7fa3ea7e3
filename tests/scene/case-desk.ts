import type { Client } from './client.js';
import { handOf, type Made, once } from './doing.js';

/** A case as its officer sees it. */
export interface SeenCase {
  readonly state: string;
  readonly version: number;
  readonly assignments: readonly object[];
  /** Newest first. */
  readonly timeline: readonly { readonly kind: string }[];
}

const LOOK = `query ($id: ID!) { case(id: $id) { state version outcome resolvedAtLevel assignments { official { id } }
  persons { edges { node { id version } } } timeline(first: 100) { edges { node { kind } } } } }`;

const CONSENT = {
  basis: 'CONSENT',
  purposes: ['PROTECTION', 'CARE', 'INVESTIGATION', 'REPATRIATION'],
  recipients: ['COMMITTEE', 'POLICE', 'SHELTER', 'PARTNER'],
  explained: {
    ...{ interview: true, purposeExplained: true, useExplained: true, nonIdentifyingUse: true },
    ...{ rightToAccess: true, retentionExplained: true, withdrawalExplained: true },
  },
};

/** What an officer does with the cases that are theirs. */
export const caseDesk = (officer: Client) => {
  const hand = handOf(officer);
  const look = async (id: string): Promise<SeenCase & { readonly people: readonly Made[] }> => {
    const { data, errors } = await officer.ask<{
      case: Omit<SeenCase, 'timeline'> & Record<'persons' | 'timeline', { edges: readonly { node: unknown }[] }>;
    }>(LOOK, { id });
    if (!data?.case) throw new Error(`the case is not seen: ${JSON.stringify(errors)}`);
    return {
      ...data.case,
      people: data.case.persons.edges.map(({ node }) => node as Made),
      timeline: data.case.timeline.edges.map(({ node }) => node as { kind: string }),
    };
  };
  return {
    hand,
    look,
    accept: (alert: string) => hand('acknowledgeAlert', 'case', { alert, kind: 'ACCEPTED' }),
    move: async (id: string, to: string, more: object = {}) =>
      hand('changeCaseState', 'case', { case: id, to, version: (await look(id)).version, ...more }),
    register: (id: string, more: object) =>
      hand('registerPerson', 'person', { ...once(), case: id, sex: 'FEMALE', consent: CONSENT, ...more }),
    /** Two disciplines decide about all persons of a case. */
    review: async (id: string, status: string) => {
      const { version, people } = await look(id);
      return hand('recordMdtReview', 'review { id }', {
        ...{ ...once(), case: id, version, decidingBody: 'MULTIDISCIPLINARY_TEAM' },
        members: [{ discipline: 'SOCIAL_WORKER' }, { discipline: 'POLICE' }],
        decisions: people.map((each) => ({ person: each.id, version: each.version, status })),
      });
    },
  };
};
