import {
  type EntityManager,
  fingerprintOf,
  type HubContext,
  HubError,
  isId,
  problem,
  problemsOf,
} from '@hub/subgraph-kit';
import { recordAct } from '../access/act.js';
import { type AssignedCase, assignedCase } from '../assignment/assigned-case.js';
import { lockCase } from '../case/case.store.js';
import { keyRules } from '../idempotency.js';
import { requireComposing } from '../permissions.js';
import type { AddTeamMemberInput, EndTeamMemberInput } from './team.inputs.js';
import { MOST_MEMBERS } from './team.rules.js';
import { endMember, insertMember, memberById, memberByKey, teamsOfCases } from './team.store.js';
import { notChanged, sits, type TeamMemberResult } from './team.type.js';

export const add = async (input: AddTeamMemberInput, context: HubContext): Promise<TeamMemberResult> => {
  const found = await composable(context, () => Promise.resolve(input.case));
  const wrong = problemsOf(keyRules, input);
  if (wrong.length) return notChanged(...wrong);
  if (input.office && !context.directory.office(input.office))
    return notChanged(problem('INPUT_INVALID', 'input.office'));
  return context.asSystem('add-team-member', (tx) => store(tx, input, { found, context }));
};

const store = async (
  tx: EntityManager,
  input: AddTeamMemberInput,
  { found, context }: { readonly found: AssignedCase; readonly context: HubContext },
): Promise<TeamMemberResult> => {
  const [by, through, caseId] = [context.caller.id, found.offices[0].office, found.row.id];
  const { discipline, role, office = null, idempotencyKey } = input;
  const fingerprint = fingerprintOf(input);
  await lockCase(tx, caseId);
  const earlier = await memberByKey(tx, by, idempotencyKey);
  if (earlier)
    return earlier.fingerprint === fingerprint
      ? sits(earlier)
      : notChanged(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
  const sitting = (await teamsOfCases(tx, [caseId])).filter((each) => !each.ended_at);
  if (sitting.some((each) => each.discipline === discipline && each.office === office))
    return notChanged(problem('TEAM_MEMBER_THERE', 'input.discipline'));
  if (sitting.length >= MOST_MEMBERS) return notChanged(problem('TEAM_FULL', 'input.case'));
  const row = await insertMember(tx, {
    ...{ id: context.newId(), case_id: caseId, discipline, role, office, fingerprint },
    ...{ proposed_by: by, proposed_through: through, idempotency_key: idempotencyKey },
  });
  await recordAct(tx, {
    ...{ by, office: through, action: 'team_member.added', purpose: 'compose-team' },
    ...{ resourceType: 'team_member', resource: row.id, caseId },
  });
  return sits(row);
};

/** Nobody is taken out of the record: a member who leaves stays in it with the reason. */
export const end = async (input: EndTeamMemberInput, context: HubContext): Promise<TeamMemberResult> => {
  const { row, offices } = await composable(context, async (tx) =>
    isId(input.member) ? (await memberById(tx, input.member))?.case_id : undefined,
  );
  const [by, office] = [context.caller.id, offices[0].office];
  return context.asSystem('end-team-member', async (tx) => {
    await lockCase(tx, row.id);
    const ended = await endMember(tx, { id: input.member, reason: input.reason, by });
    if (!ended) return notChanged(problem('TEAM_MEMBER_ENDED', 'input.member'));
    await recordAct(tx, {
      ...{ by, office, action: 'team_member.ended', purpose: 'compose-team' },
      ...{ resourceType: 'team_member', resource: ended.id, caseId: row.id },
    });
    return sits(ended);
  });
};

/** The case, when the caller works on it through an office that takes part in reviews. */
const composable = (
  context: HubContext,
  caseOf: (tx: EntityManager) => Promise<string | undefined>,
): Promise<AssignedCase> => {
  const offices = requireComposing(context);
  return context.asCaller(async (tx) => {
    const caseId = await caseOf(tx);
    if (!caseId) throw new HubError('NOT_FOUND');
    return assignedCase(tx, { caseId, person: context.caller.id, offices });
  });
};
