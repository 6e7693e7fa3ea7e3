import {
  type EntityManager,
  fingerprintOf,
  type HubContext,
  HubError,
  problem,
  problemsOf,
  recordAudit,
} from '@hub/subgraph-kit';
import { tellCommittees } from '../notice/notice.store.js';
import { requirePolicyPublishing } from '../permissions.js';
import { noteVersion } from '../retraining/retraining.noting.js';
import {
  policyVersionRules,
  type PublishPolicyVersionInput,
  type PublishPolicyVersionResult,
} from './policy.inputs.js';
import {
  insertPolicy,
  insertVersion,
  lockPolicies,
  newestOf,
  type PublishedRow,
  type Publishing,
  versionByKey,
  versionsByIds,
} from './policy.store.js';
import { toPolicyVersion } from './policy.type.js';

const refused = (...problems: PublishPolicyVersionResult['problems']): PublishPolicyVersionResult => ({
  policyVersion: null,
  problems,
});
const published = (row: PublishedRow): PublishPolicyVersionResult => ({
  policyVersion: toPolicyVersion(row),
  problems: [],
});

/** Publishes a version and, in the same transaction, tells every active committee of it, each once. */
export const publishPolicyVersion = async (
  context: HubContext,
  input: PublishPolicyVersionInput,
): Promise<PublishPolicyVersionResult> => {
  requirePolicyPublishing(context);
  const problems = problemsOf(policyVersionRules, input);
  if (problems.length) return refused(...problems);
  // with an empty directory nobody would be told
  if (context.directory.version === 0) throw new HubError('HUB_NOT_READY');
  const publishing: Publishing = {
    ...{ by: context.caller.id, at: context.now(), key: input.idempotencyKey, fingerprint: fingerprintOf(input) },
  };
  return context.asSystem('publish-policy-version', async (tx) => {
    await lockPolicies(tx);
    const before = await versionByKey(tx, publishing.by, publishing.key);
    if (before)
      return before.fingerprint === publishing.fingerprint
        ? published(before)
        : refused(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
    return publish(tx, { input, publishing, context });
  });
};

interface Given {
  readonly input: PublishPolicyVersionInput;
  readonly publishing: Publishing;
  readonly context: HubContext;
}

const publish = async (
  tx: EntityManager,
  { input, publishing, context }: Given,
): Promise<PublishPolicyVersionResult> => {
  const { policy: code, introduces, inForceOn } = input;
  const newest = await newestOf(tx, code);
  if (!newest && !introduces) return refused(problem('POLICY_UNKNOWN', 'input.introduces'));
  if (newest && introduces) return refused(problem('POLICY_EXISTS', 'input.introduces'));
  if (newest && inForceOn < newest.inForceOn) return refused(problem('POLICY_VERSION_ORDER', 'input.inForceOn'));
  if (introduces) {
    const { kind, titleEn, titleTh, titleLo = null, titleMy = null } = introduces;
    await insertPolicy(tx, { code, kind, titleEn, titleTh, titleLo, titleMy });
  }
  const id = context.newId();
  const { change, topics, source } = input;
  const number = (newest?.number ?? 0) + 1;
  await insertVersion(tx, { id, policy: code, number, inForceOn, change, topics, source }, publishing);
  await recordAudit(tx, [
    {
      ...{ actor: `person:${publishing.by}`, action: 'policy.published', purpose: 'policy' },
      ...{ resourceType: 'policy_version', resource: id },
    },
  ]);
  const records = await noteVersion(tx, { id, policy: code, number, inForceOn });
  await tellCommittees(tx, { version: id, at: publishing.at, records }, context);
  const [row] = await versionsByIds(tx, [id]);
  return published(row!);
};
