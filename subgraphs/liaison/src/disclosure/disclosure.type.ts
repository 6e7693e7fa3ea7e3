import { ID, ObjectType } from 'type-graphql';
import { DateTime, Res } from '@hub/subgraph-kit';
import type { ConsentBasis, DisclosureEnding, DisclosureField, DisclosureState } from '@hub/vocabulary';
import { ConsentBasisCode, DisclosureEndingCode, DisclosureFieldCode, DisclosureStateCode } from '../codes.js';
import { Office } from '../office/office.stub.js';
import { Official } from '../official/official.stub.js';
import type { DisclosureGrantEntity } from './disclosure.entity.js';
import { stateOf } from './disclosure.rules.js';

@ObjectType({ description: 'On what the disclosure of one person rests.' })
export class DisclosureGround {
  @Res('repatriation:read', () => ConsentBasisCode, { description: 'A consent, or a law in its place.' })
  basis!: ConsentBasis;

  @Res('repatriation:read', () => ID, { description: 'Id of the consent, or of the record of the law.' })
  consent!: string;
}

@ObjectType({ description: 'That one official of the other side may learn, once, who returns; never who that is.' })
export class DisclosureGrant {
  @Res('repatriation:read', () => ID, { description: 'Opaque id; the package is sealed for it.' })
  id!: string;

  @Res('repatriation:read', () => DisclosureStateCode, { description: 'How it stands now.' })
  state!: DisclosureState;

  @Res('repatriation:read', () => Office, { nullable: true, description: 'The counterpart office.' })
  counterpart!: Office | null;

  @Res('repatriation:read', () => Official, { nullable: true, description: 'The only one who can open it.' })
  contact!: Official | null;

  @Res('repatriation:read', () => DateTime, { description: 'Until when it can be opened.' })
  until!: Date;

  @Res('repatriation:read', () => DateTime, { description: 'When it was granted.' })
  grantedAt!: Date;

  @Res('repatriation:read', () => Office, { nullable: true, description: 'The office that granted it.' })
  grantedBy!: Office | null;

  @Res('repatriation:read', () => [DisclosureFieldCode], {
    description: 'Which facts the package can hold; empty before it is sealed.',
  })
  fields!: readonly DisclosureField[];

  @Res('repatriation:read', () => [DisclosureGround], {
    description: 'On what it rests, one for each person; empty before it is sealed.',
  })
  grounds!: readonly DisclosureGround[];

  @Res('repatriation:read', () => DateTime, { nullable: true, description: 'When the package was last sealed.' })
  sealedAt!: Date | null;

  @Res('repatriation:read', () => DateTime, { nullable: true, description: 'When it was opened.' })
  openedAt!: Date | null;

  @Res('repatriation:read', () => DateTime, { nullable: true, description: 'When it ended without being opened.' })
  endedAt!: Date | null;

  @Res('repatriation:read', () => DisclosureEndingCode, { nullable: true, description: 'Why it ended.' })
  ending!: DisclosureEnding | null;
}

@ObjectType({ description: 'A package that waits for you; the code comes by another way.' })
export class WaitingDisclosure {
  @Res('repatriation:follow', () => String, { description: 'Pseudonym of the repatriation.' })
  ref!: string;

  @Res('repatriation:follow', () => DateTime, { description: 'Until when it can be opened.' })
  until!: Date;
}

export const grantOf = (row: DisclosureGrantEntity, now: Date): DisclosureGrant =>
  Object.assign(new DisclosureGrant(), {
    ...{ id: row.id, state: stateOf(row, now), until: row.until, grantedAt: row.grantedAt },
    ...{ counterpart: Office.of(row.counterpart), contact: Official.of(row.contact) },
    ...{ grantedBy: Office.of(row.grantedOffice), fields: row.fields ?? [] },
    grounds: (row.grounds ?? []).map((ground) => Object.assign(new DisclosureGround(), ground)),
    ...{ sealedAt: row.sealedAt, openedAt: row.openedAt, endedAt: row.endedAt, ending: row.ending },
  });

export const waitingOf = (row: { readonly ref: string; readonly until: Date }): WaitingDisclosure =>
  Object.assign(new WaitingDisclosure(), row);
