import { ID, ObjectType } from 'type-graphql';
import { DateTime, Problem, problem, Pub, Res, Vid } from '@hub/subgraph-kit';
import type { ErrorCode } from '@hub/vocabulary';
import { Office } from '../office/office.stub.js';
import { Official } from '../official/official.stub.js';
import type { DisclosedContent } from './disclosure.package.js';
import type { DisclosureRow } from './disclosure.store.js';

const THERE = 'repatriation:follow';

@ObjectType({ description: 'The answer to a package that was sealed or taken back.' })
export class IdentityPackageResult {
  @Res('person:identify', () => ID, {
    nullable: true,
    description: 'Of a package that was sealed: tell it to the official over the telephone; shown once.',
  })
  openingCode!: string | null;

  @Res('person:identify', () => Office, { nullable: true, description: 'The counterpart office.' })
  office!: Office | null;

  @Res('person:identify', () => Official, { nullable: true, description: 'The only one who can open it.' })
  contact!: Official | null;

  @Res('person:identify', () => DateTime, { nullable: true, description: 'Until when it can be opened.' })
  until!: Date | null;

  @Pub(() => [Problem], { description: 'What stands against it; the field says which guard.' })
  problems!: readonly Problem[];
}

@ObjectType({ description: 'One value of a person who returns.' })
export class DisclosedValue {
  @Vid(THERE, () => String, { description: 'Group and field, e.g. identity.givenName.' })
  name!: string;

  @Vid(THERE, () => String, { description: 'The value.' })
  value!: string;
}

@ObjectType({ description: 'A person who returns.' })
export class DisclosedPerson {
  @Vid(THERE, () => [DisclosedValue], { description: 'What is known of the facts that go over.' })
  values!: readonly DisclosedValue[];
}

@ObjectType({ description: 'Who returns, as one official of the other side gets it, once.' })
export class IdentityPackage {
  @Vid(THERE, () => [DisclosedPerson], { description: 'The persons.' })
  persons!: readonly DisclosedPerson[];

  @Vid(THERE, () => String, { nullable: true, description: 'What else you must know.' })
  note!: string | null;
}

@ObjectType({ description: 'The answer to a code.' })
export class OpenIdentityPackageResult {
  @Res(THERE, () => IdentityPackage, { nullable: true, description: 'Null when nothing was opened.' })
  package!: IdentityPackage | null;

  @Pub(() => [Problem], { description: 'Why nothing was opened.' })
  problems!: readonly Problem[];
}

const valueOf = (given: object): DisclosedValue => Object.assign(new DisclosedValue(), given);

export const packageOf = ({ persons, note }: DisclosedContent): OpenIdentityPackageResult =>
  Object.assign(new OpenIdentityPackageResult(), {
    package: Object.assign(new IdentityPackage(), {
      note,
      persons: persons.map((values) => Object.assign(new DisclosedPerson(), { values: values.map(valueOf) })),
    }),
    problems: [],
  });

export const notOpened = (code: ErrorCode, field: string): OpenIdentityPackageResult =>
  Object.assign(new OpenIdentityPackageResult(), { package: null, problems: [problem(code, field)] });

export const packed = ({ office, contact, until }: DisclosureRow, openingCode: string | null): IdentityPackageResult =>
  Object.assign(new IdentityPackageResult(), {
    ...{ openingCode, office: Office.of(office), contact: Official.of(contact), until, problems: [] },
  });

export const notPacked = (problems: readonly Problem[]): IdentityPackageResult =>
  Object.assign(new IdentityPackageResult(), {
    ...{ openingCode: null, office: null, contact: null, until: null, problems },
  });
