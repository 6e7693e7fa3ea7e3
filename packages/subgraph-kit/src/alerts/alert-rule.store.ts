import type { EntityManager } from '@hub/store';
import type { AlertRule } from '@hub/vocabulary';
import type { RuleContent, RuleDefault, RuleVersion } from './alert-rule.js';

/** Inbox name under which processes tell each other that rules changed; no inbox is called so. */
export const RULES_CHANGED = 'alert-rules';

const COLUMNS = `code, version, active, accept_within as "acceptWithin", addressees, chain, threshold,
  changed_by as "changedBy", changed_at as "changedAt", reason`;

/** The newest version of each rule, by code. */
export const currentRules = (tx: EntityManager): Promise<RuleVersion[]> =>
  tx.query(`select distinct on (code) ${COLUMNS} from alert_rule order by code, version desc`);

/** Every version of one rule, newest first. */
export const versionsOfRule = (tx: EntityManager, code: AlertRule): Promise<RuleVersion[]> =>
  tx.query(`select ${COLUMNS} from alert_rule where code = $1 order by version desc`, [code]);

export interface RuleChange {
  readonly code: AlertRule;
  /** The version that is to be replaced; 0 for a rule that is new. */
  readonly version: number;
  readonly content: RuleContent;
  readonly changedBy: string;
  readonly reason: string;
}

/**
 * Adds a version and tells every process at commit. Needs a system actor.
 * @returns undefined when somebody else replaced that version before
 */
export const storeRule = async (tx: EntityManager, change: RuleChange): Promise<RuleVersion | undefined> => {
  const { code, version, content, changedBy, reason } = change;
  const [stored]: RuleVersion[] = await tx.query(STORE, [
    ...[code, version, content.active, JSON.stringify(content.acceptWithin), JSON.stringify(content.addressees)],
    ...[JSON.stringify(content.chain), changedBy, reason, content.threshold ? JSON.stringify(content.threshold) : null],
  ]);
  return stored;
};

const RELEASE = 'system:release';

/** Brings what a release says about rules that only releases have set so far. Needs a system actor. */
export const bringDefaults = async (tx: EntityManager, defaults: readonly RuleDefault[]): Promise<void> => {
  const current = new Map((await currentRules(tx)).map((rule) => [rule.code, rule]));
  for (const { code, vital: _, ...content } of defaults) {
    const known = current.get(code);
    if (known && (known.changedBy !== RELEASE || isSame(known, content))) continue;
    const version = known?.version ?? 0;
    await storeRule(tx, { code, version, content, changedBy: RELEASE, reason: 'as the release brings it' });
  }
};

/** jsonb keeps its keys in an order of its own. */
const isSame = (known: RuleContent, content: RuleContent): boolean => canonical(known) === canonical(content);

const canonical = ({ active, acceptWithin, addressees, chain, threshold = null }: RuleContent): string =>
  JSON.stringify({ active, acceptWithin, addressees, chain, threshold }, (_key, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

const STORE = `
  with stored as (
    insert into alert_rule (code, version, active, accept_within, addressees, chain, changed_by, reason, threshold)
    select $1, $2::int + 1, $3, $4::jsonb, $5::jsonb, $6::jsonb, $7, $8, $9::jsonb
     where $2::int = coalesce((select max(version) from alert_rule where code = $1), 0)
    on conflict (code, version) do nothing
    returning *
  ), told as materialized (
    select count(pg_notify('hub_inbox', '${RULES_CHANGED}:' || version)) as rules from stored
  )
  select ${COLUMNS} from stored, told`;
