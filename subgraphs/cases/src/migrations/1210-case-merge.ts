import { migration } from '@hub/subgraph-kit';

const FOLLOWING = [
  ...['report', 'report_token', 'tip', 'tip_message', 'case_alert'],
  ...['person', 'consent', 'screening', 'mdt_review', 'team_member'],
  ...['assistance', 'support_plan', 'support_goal', 'follow_up', 'attachment'],
  ...['case_share', 'inquiry', 'case_assignment', 'case_task', 'case_conference'],
  ...['referral', 'suspect', 'operation_case', 'disclosure'],
];

/**
 * A row that is written for a case that was merged goes to the one that goes on, whoever was writing meanwhile: what
 * lies where nobody works any more would be lost.
 */
export const caseMergeMigration = migration(
  1210,
  'CaseMerge',
  `
  create function follow_merge() returns trigger language plpgsql as $$
  begin
    new.case_id := coalesce((select f.duplicate_of from case_file f where f.id = new.case_id), new.case_id);
    return new;
  end $$;
  ${FOLLOWING.map(
    (table) => `create trigger follow_merge before insert on ${table} for each row execute function follow_merge();`,
  ).join('\n  ')}
  `,
);
