import { migration } from '@hub/subgraph-kit';
import { reads, WORKING_KINDS } from './1201-committee-secretary.js';

/**
 * The actor holds an office of the committee, of a kind that reads its order and plans; or one that works for the committee
 * above it, or the national desk. Whoever has no more than a seat reads those of their own committee alone.
 */
export const knows = (column: string): string => `exists (
  select from office held join committee c on c.id = ${column}
   where held.id = any ((select hub.offices())::uuid[])
     and (held.committee = c.id and held.kind = 'MEMBER'
          or held.kind in (${WORKING_KINDS}) and (held.committee in (c.id, c.parent) or held.kind = 'NATIONAL_DESK')))`;

/** The actor holds an office of the committee itself, of a kind that reads plans: its members, nobody above it. */
const isMemberOf = (column: string): string => `exists (
  select from office held
   where held.id = any ((select hub.offices())::uuid[]) and held.committee = ${column}
     and held.kind in (${WORKING_KINDS}, 'MEMBER'))`;

const KNOWN = [
  ...['plan_activity', 'budget_line', 'plan_review', 'plan_step', 'plan_measure'],
  ...['order_revision', 'order_comment', 'order_document_key'],
];

/** Members of a committee read its order and its plans, and what was said of them. */
export const memberReadsMigration = migration(
  1202,
  'MemberReads',
  `
  ${KNOWN.map((table) => reads(table, knows(`${table}.committee`))).join('\n  ')}
  ${reads('order_document', `order_document.kept_at is not null and ${knows('order_document.committee')}`)}
  ${reads('plan_comment', isMemberOf('plan_comment.committee'))}
  `,
);
