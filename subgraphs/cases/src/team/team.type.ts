import { ID, ObjectType } from 'type-graphql';
import { DateTime, Problem, Pub, Res } from '@hub/subgraph-kit';
import type { MdtDiscipline, TeamEndReason, TeamRole } from '@hub/vocabulary';
import { MdtDisciplineCode, TeamEndReasonCode, TeamRoleCode } from '../codes.js';
import { Office } from '../office/office.stub.js';
import { Official } from '../official/official.stub.js';
import type { TeamMemberRow } from './team.store.js';

@ObjectType({
  description: 'A discipline that sits, or sat, in the team of a case. It gives no right to see the case.',
})
export class TeamMember {
  @Res('assessment:read', () => ID, { description: 'Opaque id.' })
  id!: string;

  @Res('assessment:read', () => MdtDisciplineCode, { description: 'What the member answers for.' })
  discipline!: MdtDiscipline;

  @Res('assessment:read', () => TeamRoleCode, { description: 'What the member does in the team.' })
  role!: TeamRole;

  @Res('assessment:read', () => Office, {
    nullable: true,
    description: 'The office that sends the member; null for an organisation outside the hub.',
  })
  office!: Office | null;

  @Res('assessment:read', () => Official, { nullable: true, description: 'Who proposed the member.' })
  proposedBy!: Official | null;

  @Res('assessment:read', () => DateTime, { description: 'Since when.' })
  since!: Date;

  @Res('assessment:read', () => DateTime, { nullable: true, description: 'Until when; null while the member sits.' })
  endedAt!: Date | null;

  @Res('assessment:read', () => TeamEndReasonCode, { nullable: true, description: 'Why the member left.' })
  endReason!: TeamEndReason | null;
}

@ObjectType({ description: 'The answer to a change of the team of a case.' })
export class TeamMemberResult {
  @Res('assessment:read', () => TeamMember, { nullable: true, description: 'The member; null when nothing changed.' })
  member!: TeamMember | null;

  @Pub(() => [Problem], { description: 'What must be put right.' })
  problems!: readonly Problem[];
}

export const teamMemberOf = (row: TeamMemberRow): TeamMember =>
  Object.assign(new TeamMember(), {
    ...{ id: row.id, discipline: row.discipline, role: row.role, office: row.office && Office.of(row.office) },
    ...{ proposedBy: Official.of(row.proposed_by), since: row.since },
    ...{ endedAt: row.ended_at, endReason: row.end_reason },
  });

export const sits = (row: TeamMemberRow): TeamMemberResult => ({ member: teamMemberOf(row), problems: [] });
export const notChanged = (...problems: readonly Problem[]): TeamMemberResult => ({ member: null, problems });
