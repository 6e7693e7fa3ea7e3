import { namedOffice, offices } from '@hub/cast';
import { escalateTask } from '../src/escalation/escalate.task.js';
import { everyRow, type World } from './world.js';

const OF_CASE = `select id from escalation where facts ->> 'case' = $1`;

/** Lets minutes pass for everything that waits about a case, by moving its clock back, and does what is due then. */
export const afterMinutes = async (world: World, caseId: string, minutes: number): Promise<void> => {
  await everyRow(
    world,
    `update escalation set opened_at = opened_at - make_interval(mins => $2), due_at = due_at - make_interval(mins => $2)
      where state = 'OPEN' and id in (${OF_CASE})`,
    [caseId, minutes],
  );
  await whatIsDue(world, caseId);
};

/** Does what is due about a case, as the worker would. */
export const whatIsDue = async (world: World, caseId: string): Promise<void> => {
  const due = await everyRow(world, `select id from escalation where due_at <= now() and id in (${OF_CASE})`, [caseId]);
  for (const { id } of due) await escalateTask.run({ escalation: id }, world.services);
  if (due.length) await whatIsDue(world, caseId);
};

/** Steps that were fired about a case, as `rule office reason`, in order. */
export const stepsOf = async (world: World, caseId: string): Promise<string[]> => {
  const rows = await everyRow(
    world,
    `select x.rule, s.owners, s.reason, s.outcome from escalation_step s join escalation x on x.id = s.escalation
      where x.id in (${OF_CASE}) order by s.fired_at, x.rule, s.step`,
    [caseId],
  );
  return rows.map(({ rule, owners, reason, outcome }) => {
    const alerted = (owners as string[]).map((owner) => offices.find(({ id }) => id === owner)!.key);
    return [rule, outcome === 'VACANT' ? 'nobody' : alerted.sort().join('+'), reason].join(' ');
  });
};

export interface ShownAlert {
  readonly id: string;
  readonly rule: string;
  /** ISO instants. */
  readonly ackBy: string | null;
  readonly createdAt: string;
  readonly office: { readonly id: string };
  readonly reason: Record<string, unknown> | null;
  readonly escalation: {
    readonly state: string;
    readonly step: number;
    readonly dueAt: string | null;
    readonly steps: readonly { readonly outcome: string; readonly offices: readonly { readonly id: string }[] }[];
  } | null;
}

const SHOWN = `id rule number ackBy createdAt office { id } case { id }
  reason { version when whose because place { pcode } roles step firedBecause subscription { id } }
  escalation { state step dueAt closedAt steps { step dueAt firedAt reason outcome offices { id } } }`;

/** The newest alert of an office, as one who holds it sees it. */
export const newestAlert = async (world: World, office: string, by: string): Promise<ShownAlert> => {
  const { data, errors } = await world.send<{ inbox: ShownAlert[] }>(
    `query ($office: ID!) { inbox(office: $office, first: 1) { ${SHOWN} } }`,
    { office: namedOffice(office).id },
    world.as(by),
  );
  if (errors) throw new Error(errors[0]!.extensions.code);
  return data!.inbox[0]!;
};

/** The alerts of a case, as somebody sees them; null when they see no such case. */
export const alertsOf = async (world: World, id: string, by: string): Promise<ShownAlert[] | null> => {
  const { data } = await world.send<{ case: { alerts: ShownAlert[] } | null }>(
    `query ($id: ID!) { case(id: $id) { alerts { ${SHOWN} } } }`,
    { id },
    world.as(by),
  );
  return data?.case?.alerts ?? null;
};
