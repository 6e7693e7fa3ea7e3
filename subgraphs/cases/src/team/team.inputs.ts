import { ID, InputType } from 'type-graphql';
import { Pub, Res } from '@hub/subgraph-kit';
import type { MdtDiscipline, TeamEndReason, TeamRole } from '@hub/vocabulary';
import { MdtDisciplineCode, TeamEndReasonCode, TeamRoleCode } from '../codes.js';

@InputType({ description: 'A discipline that the team of a case needs.' })
export class AddTeamMemberInput {
  @Pub(() => ID, { description: 'Chosen by the client, the same for each repeat.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'A case that is assigned to you.' })
  case!: string;

  @Res(null, () => MdtDisciplineCode, { description: 'What the member answers for.' })
  discipline!: MdtDiscipline;

  @Res(null, () => TeamRoleCode, { description: 'What the member does in the team.' })
  role!: TeamRole;

  @Res(null, () => ID, {
    nullable: true,
    description: 'The office that sends the member; left out for an organisation outside the hub.',
  })
  office?: string | null;
}

@InputType({ description: 'A member who leaves the team of a case.' })
export class EndTeamMemberInput {
  @Res(null, () => ID, { description: 'The member, of a case that is assigned to you.' })
  member!: string;

  @Res(null, () => TeamEndReasonCode, { description: 'Why.' })
  reason!: TeamEndReason;
}
