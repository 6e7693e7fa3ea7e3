import {
  changeRow,
  type EntityManager,
  type HubContext,
  HubError,
  isId,
  makeOnce,
  type Obstacle,
  Problem,
  problemsOf,
} from '@hub/subgraph-kit';
import { insertOrganizations, organizationsById } from '../organization/organization.store.js';
import { requireCorrectingOfficial, requireEnteringOfficials } from '../permissions.js';
import type { OfficialEntity } from './official.entity.js';
import {
  type CorrectOfficialInput,
  correctRules,
  type EnterOfficialInput,
  enterRules,
  type OfficialResult,
} from './official.inputs.js';
import { e164Of, phoneProblem } from './official.phone.js';
import {
  correct,
  dropPhone,
  enter,
  type EnteredOfficial,
  keepPhones,
  lockOfficial,
  officialByKey,
  officialsById,
} from './official.store.js';
import { officialOf } from './official.type.js';

const notChanged = (...problems: readonly Problem[]): OfficialResult => ({ official: null, problems });
const answer = (outcome: OfficialEntity | Problem): OfficialResult =>
  outcome instanceof Problem ? notChanged(outcome) : { official: officialOf(outcome), problems: [] };

/** Makes somebody known who is to be appointed; known alone they may do nothing. */
export const enterOfficial = async (input: EnterOfficialInput, context: HubContext): Promise<OfficialResult> => {
  requireEnteringOfficials(context);
  const wrong = [...problemsOf(enterRules, input), ...phoneProblem(input.phone)];
  if (wrong.length) return notChanged(...wrong);
  const outcome = await makeOnce<EnteredOfficial>(
    context,
    { input, of: 'official', action: 'entered' },
    {
      find: officialByKey,
      make: async (tx, { id, idempotency_key, fingerprint }) => {
        const organization = await organizationOfNew(tx, input, context);
        if (typeof organization === 'object') return organization;
        const row = await enter(tx, {
          ...{ id: input.subject ?? id, name: wordsOf(input.name), title: wordsOf(input.title), organization },
          ...{ entered_by: context.caller.id, idempotency_key, fingerprint },
        });
        if (!row) return { code: 'OFFICIAL_EXISTS', field: 'input.subject' };
        await putPhone(tx, row.id, input.phone);
        return row;
      },
    },
  );
  return answer(outcome);
};

/** Nobody corrects themselves: their name stands on what they decided. */
export const correctOfficial = async (input: CorrectOfficialInput, context: HubContext): Promise<OfficialResult> => {
  requireEnteringOfficials(context);
  const { official: id, version } = input;
  const [found] = isId(id) ? await context.asCaller((tx) => officialsById(tx, [id])) : [];
  if (!found) throw new HubError('NOT_FOUND');
  requireCorrectingOfficial(context, id);
  const wrong = [...problemsOf(correctRules, input), ...phoneProblem(input.phone)];
  if (wrong.length) return notChanged(...wrong);
  const outcome = await changeRow<OfficialEntity>(
    context,
    { id, version, of: 'official', action: 'corrected' },
    {
      lock: lockOfficial,
      work: async (tx, row) => {
        const organization = input.organization ?? row.organization;
        if (input.organization && !(await organizationsById(tx, [input.organization])).length)
          return { code: 'NOT_FOUND', field: 'input.organization' };
        const [name, title] = [wordsOf(input.name ?? row.name), wordsOf(input.title ?? row.title)];
        await putPhone(tx, id, input.phone);
        return correct(tx, { id, version: row.version, name, title, organization });
      },
    },
  );
  return answer(outcome);
};

const wordsOf = (text: string): string => text.trim().replace(/\s+/g, ' ');

/** A phone that is given is kept, an empty one takes away what was kept. */
const putPhone = async (tx: EntityManager, official: string, typed: string | null | undefined): Promise<void> => {
  const phone = e164Of(typed ?? '');
  if (phone) await keepPhones(tx, [{ official, phone }]);
  else if (typed != null) await dropPhone(tx, official);
};

/** The organisation that is named, or the new one, entered. */
const organizationOfNew = async (
  tx: EntityManager,
  { organization, newOrganization }: EnterOfficialInput,
  context: HubContext,
): Promise<string | Obstacle> => {
  if (Boolean(organization) === Boolean(newOrganization)) return { code: 'INPUT_INVALID', field: 'input.organization' };
  if (organization)
    return (await organizationsById(tx, [organization])).length
      ? organization
      : { code: 'NOT_FOUND', field: 'input.organization' };
  const { nameEn, nameTh, agencyKind, place } = newOrganization!;
  if (!context.directory.place(place)) return { code: 'NOT_FOUND', field: 'input.newOrganization.place' };
  const id = context.newId();
  const names = { nameEn: wordsOf(nameEn), nameTh: nameTh ? wordsOf(nameTh) : null };
  await insertOrganizations(tx, [{ id, ...names, agencyKind, place }]);
  return id;
};
