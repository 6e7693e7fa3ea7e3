import { randomUUID } from 'node:crypto';
import { committee } from '@hub/cast';
import type { Answer } from '@hub/subgraph-kit/testing';
import type { CaseState } from '@hub/vocabulary';
import { everyRow, type World } from './world.js';

interface Done {
  readonly done: { readonly problems: readonly { readonly code: string; readonly field: string }[] };
}

interface Seen {
  readonly state: CaseState;
  readonly version: number;
  readonly reflectionEndsAt: string | null;
  readonly closedAt: string | null;
  readonly leadCommittee: { readonly id: string };
  readonly nextSteps: readonly { readonly to: CaseState; readonly missing: readonly object[] }[];
  readonly steps: readonly { readonly to: CaseState; readonly version: number; readonly by: { readonly id: string } }[];
}

const LOOK = `query ($id: ID!) { case(id: $id) {
  state version urgency minorInvolved outcome resolvedAtLevel reporterFeedback closedAt reflectionEndsAt leadCommittee { id }
  duplicateOf { id } persons { edges { node { id } } } nextSteps { to missing { code field } }
  steps { version act from to fromCommittee { id } toCommittee { id } reflectionEndsAt outcome resolvedAtLevel reason
    urgency minorInvolved by { id } office { id } } } }`;

const PURPOSE = 'assessment(purpose: PROTECTION) { answers { question answer } opinions { discipline opinion } }';

/** What people do with the course of a case, each by one mutation. */
export const lifecycleScene = (world: World) => {
  const does =
    (name: string, input: string) =>
    (by: string, given: Record<string, unknown>): Promise<Answer<Done>> =>
      world.send(
        `mutation ($input: ${input}!) { done: ${name}(input: $input) { problems { code field } } }`,
        { input: given },
        world.as(by),
      );
  const changes = does('changeCaseState', 'ChangeCaseStateInput');
  const extends_ = does('extendReflection', 'ExtendReflectionInput');
  const merges = does('mergeCases', 'MergeCasesInput');
  const transfers = does('transferCase', 'TransferCaseInput');
  const triages = does('triageCase', 'TriageCaseInput');
  const screens = does('recordScreening', 'RecordScreeningInput');
  const reviews = does('recordMdtReview', 'RecordMdtReviewInput');
  const versionOf = async (id: string, table = 'case_file'): Promise<number> =>
    Number((await everyRow(world, `select version from ${table} where id = $1`, [id]))[0]?.['version'] ?? 1);
  const move = async (id: string, to: string, given: Record<string, unknown> = {}, by = 'ck-duty') =>
    changes(by, { case: id, to, version: await versionOf(id), ...given });
  return {
    move,
    versionOf,
    /** Takes steps that nothing stands against. */
    walk: async (id: string, states: readonly string[]): Promise<void> => {
      for (const to of states) {
        const { data } = await move(id, to, { interviewConsent: true });
        if (data?.done.problems.length !== 0) throw new Error(`no step to ${to}: ${JSON.stringify(data)}`);
      }
    },
    /** Puts a case into a state past every rule. */
    put: async (id: string, state: CaseState): Promise<void> => {
      await everyRow(
        world,
        `update case_file set state = $2, duplicate_of = null, outcome = null, closed_at = null,
           reflection_ends_at = null where id = $1`,
        [id, state],
      );
    },
    lengthen: async (id: string, given: Record<string, unknown>, by = 'ck-duty') =>
      extends_(by, { case: id, version: await versionOf(id), ...given }),
    merge: async (duplicate: string, survivor: string, given: Record<string, unknown> = {}, by = 'ck-duty') =>
      merges(by, {
        ...{ duplicate, survivor, version: await versionOf(duplicate), survivorVersion: await versionOf(survivor) },
        ...given,
      }),
    transfer: async (id: string, to: string, given: Record<string, unknown> = {}, by = 'ck-duty') =>
      transfers(by, {
        ...{ case: id, committee: committee(to).id, reason: 'OTHER_JURISDICTION', version: await versionOf(id) },
        ...given,
      }),
    triage: async (id: string, given: Record<string, unknown> = {}, by = 'ck-duty') =>
      triages(by, {
        ...{ case: id, urgency: 'EMERGENCY', minorInvolved: false, reason: 'NEW_INFORMATION' },
        ...{ version: await versionOf(id), ...given },
      }),
    screen: (of: string, given: Record<string, unknown> = {}, by = 'ck-duty') =>
      screens(by, {
        ...{ idempotencyKey: randomUUID(), person: of, form: 'NRM', formVersion: 1, finding: 'INDICATED' },
        ...{ indicators: ['DECEPTION', 'FORCED_INTO_OFFENCES'] },
        ...{ answers: [{ question: 'PAPERS_WITHHELD', answer: 'CANARY-ANSWER' }], ...given },
      }),
    /** Records a review that decides about persons of a case, each by the version that it has. */
    review: async (
      id: string,
      decided: readonly { person: string; status: string }[],
      given: Record<string, unknown> = {},
      by = 'ck-duty',
    ) =>
      reviews(by, {
        ...{ idempotencyKey: randomUUID(), case: id, version: await versionOf(id) },
        members: [{ discipline: 'SOCIAL_WORKER' }, { discipline: 'POLICE' }],
        decidingBody: 'MULTIDISCIPLINARY_TEAM',
        decisions: await Promise.all(
          decided.map(async (each) => ({ ...each, version: await versionOf(each.person, 'person') })),
        ),
        ...given,
      }),
    /** The first problem with its field, the code of the first error, or null when it was done. */
    refusal: async (doing: Promise<Answer<Done>>): Promise<string | readonly string[] | null> => {
      const { data, errors } = await doing;
      if (errors) return errors[0]!.extensions.code;
      const [first] = data!.done.problems;
      return first ? [first.code, first.field] : null;
    },
    look: async (id: string, by = 'ck-duty'): Promise<Seen & Record<string, unknown>> => {
      const { data, errors } = await world.send<{ case: Seen & Record<string, unknown> }>(LOOK, { id }, world.as(by));
      if (!data?.case) throw new Error(`no case: ${JSON.stringify(errors)}`);
      return data.case;
    },
    /** Screenings and decisions of a person, and what was answered and thought. */
    assessed: (of: string, by = 'ck-duty', session: { mfa: boolean } = { mfa: true }) =>
      world.send<{
        person: { assessment: { answers: object[]; opinions: object[] } | null } & Record<string, unknown>;
      }>(
        `query ($id: ID!) { person(id: $id) { traffickingStatus decidedBy decidedAt version ${PURPOSE}
           screenings { form formVersion finding indicators concerns by { id } } } }`,
        { id: of },
        world.as(by, session),
      ),
  };
};

export const daysUntil = (at: unknown): number => (new Date(String(at)).getTime() - Date.now()) / 86_400_000;
