import { ID, ObjectType } from 'type-graphql';
import { BY_RECEIPT, Problem, problem, Pub, Res, Vid } from '@hub/subgraph-kit';
import type { AccessPurpose, ReferralService, ReferralState, Urgency } from '@hub/vocabulary';
import { AccessPurposeCode, ReferralServiceCode, ReferralStateCode, UrgencyCode } from '../codes.js';
import type { ReferralRow } from '../referral/referral.store.js';
import type { GivenValue, Package } from './outside.package.js';

@ObjectType({ description: 'One value of a person in a package.' })
export class PackageValue {
  @Vid(BY_RECEIPT, () => String, { description: 'Group and field, as on Person, e.g. identity.givenName.' })
  name!: string;

  @Vid(BY_RECEIPT, () => String, { description: 'The value.' })
  value!: string;
}

@ObjectType({ description: 'A person in a package, as far as consents let the receiver know who it is.' })
export class PackagePerson {
  @Vid(BY_RECEIPT, () => [PackageValue], { description: 'What is told; empty without a consent.' })
  values!: readonly PackageValue[];
}

@ObjectType({ description: 'A referral as a receiver without an account gets it, once.' })
export class ReferralPackage {
  @Res(BY_RECEIPT, () => ID, { description: 'With this code you answer; it reads nothing, and is shown once.' })
  answerCode!: string;

  @Res(BY_RECEIPT, () => ReferralServiceCode, { description: 'What the persons need.' })
  service!: ReferralService;

  @Res(BY_RECEIPT, () => UrgencyCode, { description: 'How soon.' })
  urgency!: Urgency;

  @Res(BY_RECEIPT, () => AccessPurposeCode, { description: 'For what you may use the data, and for nothing else.' })
  purpose!: AccessPurpose;

  @Vid(BY_RECEIPT, () => String, { nullable: true, description: 'What the sender wrote for you.' })
  notes!: string | null;

  @Vid(BY_RECEIPT, () => String, {
    nullable: true,
    description: 'The same as JSON that Primero takes; null in a package of before there was one.',
  })
  primeroFile!: string | null;

  @Vid(BY_RECEIPT, () => [PackagePerson], { description: 'The persons referred.' })
  persons!: readonly PackagePerson[];
}

@ObjectType({ description: 'The answer to a code.' })
export class OpenReferralResult {
  @Res(BY_RECEIPT, () => ReferralPackage, { nullable: true, description: 'Null when nothing was opened.' })
  package!: ReferralPackage | null;

  @Pub(() => [Problem], { description: 'NOT_FOUND alike for each code that opens nothing: ask the sender.' })
  problems!: readonly Problem[];
}

@ObjectType({ description: 'The answer to a step of a receiver without an account.' })
export class AnswerOpenedReferralResult {
  @Res(BY_RECEIPT, () => ReferralStateCode, { nullable: true, description: 'Where it stands now; null as before.' })
  state!: ReferralState | null;

  @Pub(() => [Problem], { description: 'What stands against it; NOT_FOUND when nothing waits for this code.' })
  problems!: readonly Problem[];
}

const personOf = (given: readonly GivenValue[]): PackagePerson =>
  Object.assign(new PackagePerson(), { values: given.map((each) => Object.assign(new PackageValue(), each)) });

export const opened = (
  { service, urgency, purpose }: ReferralRow,
  { notes, persons, primeroFile }: Package,
  answerCode: string,
): OpenReferralResult =>
  Object.assign(new OpenReferralResult(), {
    package: Object.assign(new ReferralPackage(), {
      ...{ answerCode, service, urgency, purpose, notes, primeroFile: primeroFile ?? null },
      persons: persons.map(personOf),
    }),
    problems: [],
  });

export const notOpened = (): OpenReferralResult =>
  Object.assign(new OpenReferralResult(), { package: null, problems: [problem('NOT_FOUND', 'input.code')] });

export const answered = ({ state }: ReferralRow): AnswerOpenedReferralResult =>
  Object.assign(new AnswerOpenedReferralResult(), { state, problems: [] });

export const notAnswered = (problems: readonly Problem[]): AnswerOpenedReferralResult =>
  Object.assign(new AnswerOpenedReferralResult(), { state: null, problems });
