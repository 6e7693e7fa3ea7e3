import { ObjectType } from 'type-graphql';
import { DateTime, Res } from '@hub/subgraph-kit';
import type { ReleaseAct as Act, ReleaseFact, ReleaseWithdrawal } from '@hub/vocabulary';
import { ReleaseActCode, ReleaseFactCode, ReleaseWithdrawalCode } from '../codes.js';
import { Office } from '../office/office.stub.js';
import { Official } from '../official/official.stub.js';
import type { ReleaseActEntity } from './release-act.entity.js';

@ObjectType('RepatriationReleaseAct', {
  description:
    'One decision about what the other side is told of a return, as it was made; later ones leave it as it is.',
})
export class ReleaseAct {
  @Res('repatriation:read', () => ReleaseActCode, { description: 'What was decided.' })
  act!: Act;

  @Res('repatriation:read', () => DateTime, { description: 'When it was decided.' })
  at!: Date;

  @Res('repatriation:read', () => Office, {
    nullable: true,
    description: 'The office that decided; null where a person withdrew a consent.',
  })
  office!: Office | null;

  @Res('repatriation:read', () => Official, { nullable: true, description: 'Who decided for that office.' })
  person!: Official | null;

  @Res('repatriation:read', () => String, {
    nullable: true,
    description: 'The law or agreement it rests on; null of a withdrawal.',
  })
  legalBasis!: string | null;

  @Res('repatriation:read', () => [ReleaseFactCode], {
    nullable: true,
    description: 'Which facts went over from then on; null of a withdrawal, after which none do.',
  })
  scope!: readonly ReleaseFact[] | null;

  @Res('repatriation:read', () => ReleaseWithdrawalCode, { nullable: true, description: 'Why it was withdrawn.' })
  withdrawal!: ReleaseWithdrawal | null;
}

export const releaseActOf = ({ office, person, ...row }: ReleaseActEntity): ReleaseAct =>
  Object.assign(new ReleaseAct(), {
    ...{ act: row.act, at: row.at, legalBasis: row.legalBasis, scope: row.scope, withdrawal: row.withdrawal },
    ...{ office: office === null ? null : Office.of(office), person: person === null ? null : Official.of(person) },
  });
