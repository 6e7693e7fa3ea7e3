import { randomUUID } from 'node:crypto';
import { organization, person } from '@hub/cast';
import type { Answer, TestSubgraph } from '@hub/subgraph-kit/testing';
import { callerOf } from './committees-world.js';

export interface Done {
  readonly done: {
    readonly committee: SeenCommittee | null;
    readonly problems: readonly { readonly code: string; readonly field: string }[];
  };
}

export interface SeenCommittee {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly version: number;
  readonly form: string;
  readonly establishedYear: number | null;
  readonly parent: { readonly code: string } | null;
  readonly establishment: readonly {
    readonly step: string;
    readonly happenedOn: string;
    readonly organizations: readonly { readonly id: string }[];
  }[];
  readonly groups: readonly { readonly id: string; readonly kind: string; readonly duties: readonly string[] }[];
}

const SEEN = `id code state version form establishedYear parent { code }
  establishment { step happenedOn organizations { id } } groups { id kind duties }`;

/** The organizations that set up the committees of Chiang Rai. */
export const WORKING_TEAM = ['PSDHS', 'WORLD_VISION', 'FOCUS', 'ISOC', 'CENTER_FOR_GIRLS'].map(
  (name) => organization(`TH57/${name}`).id,
);

/** The first problem with its field, the code of the first error, or null when it was done. */
export const refusalOf = async (
  doing: Promise<Answer<{ readonly done: { readonly problems: readonly { code: string; field: string }[] } }>>,
): Promise<string | readonly string[] | null> => {
  const { data, errors } = await doing;
  if (errors) return errors[0]!.extensions.code;
  const [first] = data!.done.problems;
  return first ? [first.code, first.field] : null;
};

/** What people do to bring committees about, each by one mutation. */
export const establishmentScene = (committees: TestSubgraph) => {
  const does =
    (name: string) =>
    (input: Record<string, unknown>, by: string): Promise<Answer<Done>> =>
      committees.send(
        `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) {
          done: ${name}(input: $input) { committee { ${SEEN} } problems { code field } } }`,
        { input },
        callerOf(committees, by),
      );
  /** As everybody sees it. */
  const look = async (code: string): Promise<SeenCommittee | null> => {
    const { data } = await committees.send<{ committee: SeenCommittee | null }>(
      `query ($code: ID!) { committee(code: $code) { ${SEEN} } }`,
      { code },
    );
    return data!.committee;
  };
  const versioned = async (code: string, given: Record<string, unknown>) => {
    const known = await look(code);
    return { committee: known?.id, version: known?.version, ...given };
  };
  return {
    look,
    propose: (given: Record<string, unknown> = {}, by = 'cr-secretariat') =>
      does('proposeCommittee')(
        {
          ...{ idempotencyKey: randomUUID(), place: 'TH5704', nameEn: 'Thoeng District ATIP Committee' },
          ...{ form: 'EXECUTIVE_AND_GROUPS', advocacyMeetingOn: '2026-01-10', ...given },
        },
        by,
      ),
    step: async (
      step: string,
      happenedOn: string,
      { code = 'DL-TH5704', ...given }: Record<string, unknown> & { readonly code?: string } = {},
      by = 'cr-secretariat',
    ) =>
      does('recordEstablishmentStep')(
        await versioned(code, {
          ...{ step, happenedOn, organizations: step === 'WORKING_TEAM' ? WORKING_TEAM : [] },
          ...given,
        }),
        by,
      ),
    appoint: (office: string, official: string, by = 'cr-secretariat'): Promise<Answer<Done>> =>
      committees.send(
        `mutation ($input: AppointOfficialInput!) { done: appointOfficial(input: $input) { problems { code field } } }`,
        {
          input: {
            ...{ idempotencyKey: randomUUID(), office, official: person(official).id },
            ...{ from: '2026-10-01T00:00:00Z', until: '2028-09-01T00:00:00Z' },
          },
        },
        callerOf(committees, by),
      ),
    change: async (code: string, to: string, given: Record<string, unknown> = {}, by = 'cr-secretariat') =>
      does('changeCommitteeState')(await versioned(code, { to, ...given }), by),
  };
};
