import { fingerprintOf, type HubContext, problem, problemsOf, recordAudit } from '@hub/subgraph-kit';
import { ALL_COMMITTEES } from '@hub/vocabulary';
import { lockIndicator } from '../indicator/indicator.store.js';
import { requireTargetOffice } from '../permissions.js';
import { type IndicatorTargetResult, type SetIndicatorTargetInput, targetRules } from './indicator-target.inputs.js';
import { insertTarget, targetByKey, targetsOf } from './indicator-target.store.js';
import { toTarget } from './indicator-target.type.js';

const refused = (...problems: IndicatorTargetResult['problems']): IndicatorTargetResult => ({
  indicatorTarget: null,
  problems,
});

/** Sets what is aimed at; what was aimed at before is kept. */
export const setTarget = async (
  context: HubContext,
  input: SetIndicatorTargetInput,
): Promise<IndicatorTargetResult> => {
  const of = input.of ?? ALL_COMMITTEES;
  requireTargetOffice(context, of);
  const problems = problemsOf(targetRules, input);
  if (problems.length) return refused(...problems);
  const { idempotencyKey: key, code, financialYear, version, target } = input;
  const [by, fingerprint] = [context.caller.id, fingerprintOf(input)];
  return context.asSystem('set-indicator-target', async (tx) => {
    await lockIndicator(tx, code);
    const before = await targetByKey(tx, by, key);
    if (before && before.fingerprint !== fingerprint)
      return refused(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
    if (before) return { indicatorTarget: toTarget(before), problems: [] };
    const known = (await targetsOf(tx, { codes: [code], of: [of] })).find((row) => row.financialYear === financialYear);
    if ((known?.version ?? 0) !== version) return refused(problem('VERSION_CONFLICT', 'input.version'));
    const row = {
      ...{ id: context.newId(), code, of, financialYear, version: version + 1, target },
      ...{ baseline: input.baseline ?? null, note: input.note ?? null, setAt: context.now() },
    };
    await insertTarget(tx, row, { by, key, fingerprint });
    await recordAudit(tx, [
      {
        ...{ actor: `person:${by}`, action: 'indicator.target.set', purpose: 'indicator' },
        ...{ resourceType: 'indicator_target', resource: row.id },
      },
    ]);
    return { indicatorTarget: toTarget(row), problems: [] };
  });
};
