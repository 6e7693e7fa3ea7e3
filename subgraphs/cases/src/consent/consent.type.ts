import { ID, ObjectType } from 'type-graphql';
import { DateTime, Problem, Pub, Res } from '@hub/subgraph-kit';
import type { AccessPurpose, Assent, ConsentBasis, RecipientClass, WithoutGuardianReason } from '@hub/vocabulary';
import {
  AccessPurposeCode,
  AssentCode,
  ConsentBasisCode,
  RecipientClassCode,
  WithoutGuardianReasonCode,
} from '../codes.js';
import { Official } from '../official/official.stub.js';
import type { Explained } from './consent.rules.js';
import type { ConsentRow } from './consent.store.js';

@ObjectType({ description: 'On what ground identifying data of a person may be used, by whom and for what.' })
export class Consent implements Explained {
  @Res('person:read', () => ID, { description: 'Opaque id; withdraw it by this.' })
  id!: string;

  @Res('person:read', () => ConsentBasisCode, { description: 'The ground.' })
  basis!: ConsentBasis;

  @Res('person:read', () => [AccessPurposeCode], { description: 'For what.' })
  purposes!: readonly AccessPurpose[];

  @Res('person:read', () => [RecipientClassCode], { description: 'Whom the data may be given to.' })
  recipients!: readonly RecipientClass[];

  @Res('person:read', () => Boolean, { description: 'The person agreed to be interviewed.' })
  interview!: boolean;

  @Res('person:read', () => Boolean, { description: 'Why data are collected was explained.' })
  purposeExplained!: boolean;

  @Res('person:read', () => Boolean, { description: 'How data are used and shared was explained.' })
  useExplained!: boolean;

  @Res('person:read', () => Boolean, { description: 'The person agreed to use without identity, for statistics.' })
  nonIdentifyingUse!: boolean;

  @Res('person:read', () => Boolean, { description: 'The right to see and correct the data was explained.' })
  rightToAccess!: boolean;

  @Res('person:read', () => Boolean, { description: 'How long data are kept was explained.' })
  retentionExplained!: boolean;

  @Res('person:read', () => Boolean, { description: 'How to withdraw was explained.' })
  withdrawalExplained!: boolean;

  @Res('person:read', () => AssentCode, { nullable: true, description: 'What the person, being a child, said to it.' })
  assent!: Assent | null;

  @Res('person:read', () => WithoutGuardianReasonCode, {
    nullable: true,
    description: 'Why a child consented and no guardian did.',
  })
  withoutGuardian!: WithoutGuardianReason | null;

  @Res('person:read', () => DateTime, { description: 'When it was given.' })
  givenAt!: Date;

  @Res('person:read', () => DateTime, { nullable: true, description: 'When it ends by itself.' })
  until!: Date | null;

  @Res('person:read', () => DateTime, { nullable: true, description: 'When it was withdrawn.' })
  withdrawnAt!: Date | null;

  @Res('person:read', () => Official, { nullable: true, description: 'Who recorded it.' })
  recordedBy!: Official | null;
}

@ObjectType({ description: 'The answer to a consent that was recorded or withdrawn.' })
export class ConsentResult {
  @Res('person:read', () => Consent, { nullable: true, description: 'The consent; null when nothing changed.' })
  consent!: Consent | null;

  @Pub(() => [Problem], { description: 'What must be put right.' })
  problems!: readonly Problem[];
}

export const consentShape = ({ explained, recordedBy, ...row }: ConsentRow): Consent =>
  Object.assign(new Consent(), {
    ...{ id: row.id, basis: row.basis, purposes: row.purposes, recipients: row.recipients, ...explained },
    ...{ assent: row.assent, withoutGuardian: row.withoutGuardian },
    ...{ givenAt: row.givenAt, until: row.until, withdrawnAt: row.withdrawnAt, recordedBy: Official.of(recordedBy) },
  });

export const consented = (row: ConsentRow): ConsentResult =>
  Object.assign(new ConsentResult(), { consent: consentShape(row), problems: [] });

export const notConsented = (problems: readonly Problem[]): ConsentResult =>
  Object.assign(new ConsentResult(), { consent: null, problems });
