import { expect, it } from '@jest/globals';
import { everyRow, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { LAO, type planScene, POLICE } from './plan-scene.js';

interface Given {
  /** The draft that each test begins with. */
  readonly world: () => {
    readonly committees: TestSubgraph;
    readonly scene: ReturnType<typeof planScene>;
    readonly plan: string;
  };
  /** Puts one activity into it and has it accepted on 15 September 2026. */
  readonly accepted: () => Promise<void>;
}

/** What becomes of the money of a plan. */
export const moneyTests = ({ world, accepted }: Given): void => {
  const firstLine = async () => {
    const { scene, plan } = world();
    return (await scene.look(plan)).activities![0]!.budget[0]!;
  };
  const step = async (given: Record<string, unknown>) => {
    const { scene, plan } = world();
    return scene.refusal(scene.money(plan, (await firstLine()).id, { happenedOn: '2026-09-15', ...given }));
  };

  it('is submitted once the plan is accepted, allocated or rejected, and not spent beyond what was allocated', async () => {
    const { committees, scene, plan } = world();
    await scene.keep(plan);
    expect(await step({ to: 'SUBMITTED' })).toEqual(['PLAN_STATE_FORBIDS', 'input.line']);
    await scene.remove(plan, (await scene.look(plan)).activities![0]!.id);
    await accepted();
    expect(await step({ to: 'ALLOCATED', amount: '10' })).toEqual(['PLAN_BUDGET_STATE_FORBIDS', 'input.to']);
    expect(await step({ to: 'SUBMITTED', happenedOn: '2026-09-16' })).toEqual(['INPUT_INVALID', 'input.happenedOn']);
    expect(await step({ to: 'SUBMITTED', happenedOn: '2026-09-02' })).toBeNull();
    expect(await step({ to: 'SUBMITTED', happenedOn: '2026-09-01' })).toBeNull();
    expect(await step({ to: 'ALLOCATED', amount: '0.333' })).toEqual(['INPUT_INVALID', 'input.amount']);
    expect(await step({ to: 'ALLOCATED', amount: '11', happenedOn: '2026-09-10' })).toBeNull();
    expect(await step({ to: 'ALLOCATED', amount: '10', happenedOn: '2026-09-11' })).toBeNull();
    expect(await step({ to: 'REJECTED', reason: 'NO_FUNDS' })).toEqual(['PLAN_BUDGET_STATE_FORBIDS', 'input.to']);
    expect(await step({ to: 'SPENT', amount: '10.01' })).toEqual(['PLAN_BUDGET_EXCEEDED', 'input.amount']);
    expect(await step({ to: 'SPENT', amount: '10.00' })).toBeNull();
    expect((await scene.look(plan)).budget).toMatchObject({ allocated: '10.00', spent: '10.00' });
    expect(await firstLine()).toMatchObject({
      ...{ state: 'SPENT', proposed: '12500.50', allocated: '10.00', spent: '10.00', rejectedFor: null },
      ...{ submittedOn: '2026-09-01', decidedOn: '2026-09-11', spentOn: '2026-09-15' },
    });
    const acts = await everyRow(committees, 'select action from audit_entry where resource = $1', [plan]);
    expect(acts.map(({ action }) => action)).toEqual(expect.arrayContaining(['action_plan.budget_allocated']));
    await expect(everyRow(committees, 'update budget_line set spent = spent + 1 where spent > 0')).rejects.toThrow(
      'budget_line_check',
    );
    await expect(everyRow(committees, `update budget_line set rejected_for = 'OTHER'`)).rejects.toThrow(
      'budget_line_way',
    );
  });

  it('that is rejected says why and is no money until it is allocated, and an allocation stays above what is spent', async () => {
    await accepted();
    expect(await step({ to: 'SUBMITTED' })).toBeNull();
    expect(await step({ to: 'REJECTED' })).toEqual(['INPUT_REQUIRED', 'input.reason']);
    expect(await step({ to: 'REJECTED', reason: 'NO_FUNDS' })).toBeNull();
    expect(await firstLine()).toMatchObject({ state: 'REJECTED', rejectedFor: 'NO_FUNDS', decidedOn: '2026-09-15' });
    expect(await step({ to: 'SPENT', amount: '1' })).toEqual(['PLAN_BUDGET_STATE_FORBIDS', 'input.to']);
    expect(await step({ to: 'ALLOCATED', amount: '5' })).toBeNull();
    expect(await firstLine()).toMatchObject({ state: 'ALLOCATED', rejectedFor: null, allocated: '5.00' });
    expect(await step({ to: 'SPENT', amount: '4' })).toBeNull();
    expect(await step({ to: 'ALLOCATED', amount: '3.99' })).toEqual(['PLAN_BUDGET_EXCEEDED', 'input.amount']);
    expect(await step({ to: 'ALLOCATED', amount: '4' })).toBeNull();
    expect(await firstLine()).toMatchObject({ state: 'SPENT', allocated: '4.00', spent: '4.00' });
  });

  it('is told by organization and by theme, and adds up to the sums of the plan', async () => {
    const { scene, plan } = world();
    await scene.keep(plan);
    const budget = [
      { organization: POLICE, source: 'PROVINCE', proposed: '0.25' },
      { organization: LAO, source: 'MUNICIPALITY', proposed: '99.99' },
    ];
    await scene.keep(plan, { theme: 'REHABILITATION', budget });
    await scene.keep(plan, { budget: [] });
    const sums = (withinMandate: string, proposed: string) => ({
      ...{ withinMandate, proposed, allocated: '0.00', spent: '0.00' },
    });
    expect(await scene.look(plan)).toMatchObject({
      budget: sums('0.10', '12600.74'),
      budgetByOrganization: [
        { organization: { id: LAO }, budget: sums('0.00', '12600.49') },
        { organization: { id: POLICE }, budget: sums('0.10', '0.25') },
      ],
      workByTheme: [
        { theme: 'PREVENTION', activities: 2, budget: sums('0.10', '12500.50') },
        { theme: 'REHABILITATION', activities: 1, budget: sums('0.00', '100.24') },
      ],
    });
  });
};
