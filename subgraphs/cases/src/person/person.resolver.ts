import { Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, HubError, Input, requireScope } from '@hub/subgraph-kit';
import { PurposeArgs } from '../access/access.args.js';
import { consentsOfPerson } from '../consent/consent.reference.js';
import { Consent } from '../consent/consent.type.js';
import { register, update } from './person.commands.js';
import { erase } from './person.erasure.js';
import { ErasePersonResult } from './person.erasure-type.js';
import type { GroupValues, PersonGroup } from './person.groups.js';
import {
  ErasePersonInput,
  FindPersonsInput,
  RegisterPersonInput,
  SamePersonInput,
  UpdatePersonInput,
} from './person.inputs.js';
import { type ValuesRead, valuesOfPerson } from './person.reading.js';
import { personById } from './person.reference.js';
import { recordSame } from './person.same.js';
import { find } from './person.search.js';
import { Person, PersonHealth, PersonIdentity, PersonResult, PersonShelter } from './person.type.js';
import { PersonExploitationPlace, PersonGuardian, PersonWishWords } from './victim.type.js';

/** The values of one group. @throws {HubError} `FORBIDDEN_FIELD` alike for a value that is stored and one that is not */
const read = async <Group extends PersonGroup>(
  group: Group,
  asked: ValuesRead,
  context: HubContext,
): Promise<GroupValues<Group>> => {
  const values = await context.load(valuesOfPerson[group], asked);
  if (!values) throw new HubError('FORBIDDEN_FIELD');
  return values;
};

@Resolver(() => Person)
export class PersonResolver {
  @Query(() => Person, { nullable: true, description: 'One person; null when there is none or you may not see it.' })
  @Classified('RES', 'person:read')
  person(
    @Input('id', () => ID, { class: 'RES', description: 'Id of the person.' }) id: string,
    @Ctx() context: HubContext,
  ): Promise<Person | null> {
    requireScope(context.caller, 'person:read');
    return context.load(personById, id);
  }

  @Query(() => [Person], {
    description:
      'Persons with exactly this identifier, of those you may identify, at most 20; each search is recorded.',
  })
  @Classified('RES', 'person:identify')
  personsByIdentifier(
    @Input('input', () => FindPersonsInput, { class: 'RES', description: 'The identifier.' }) input: FindPersonsInput,
    @Ctx() context: HubContext,
  ): Promise<Person[]> {
    return find(input, context);
  }

  @Mutation(() => PersonResult, { description: 'Registers a person of a case that is assigned to you.' })
  @Classified('RES', 'case:work')
  registerPerson(
    @Input('input', () => RegisterPersonInput, { class: 'RES', description: 'The person, and the first consent.' })
    input: RegisterPersonInput,
    @Ctx() context: HubContext,
  ): Promise<PersonResult> {
    return register(input, context);
  }

  @Mutation(() => PersonResult, { description: 'Changes a person of a case that is assigned to you.' })
  @Classified('RES', 'case:work')
  updatePerson(
    @Input('input', () => UpdatePersonInput, { class: 'RES', description: 'The change.' })
    input: UpdatePersonInput,
    @Ctx() context: HubContext,
  ): Promise<PersonResult> {
    return update(input, context);
  }

  @Mutation(() => PersonResult, {
    description:
      'Says that a record is of a person whom another record of the case is of: both stay as they are, each with its consents, and the person counts once.',
  })
  @Classified('RES', 'case:work')
  recordSamePerson(
    @Input('input', () => SamePersonInput, { class: 'RES', description: 'Which records.' }) input: SamePersonInput,
    @Ctx() context: HubContext,
  ): Promise<PersonResult> {
    return recordSame(input, context);
  }

  @Mutation(() => ErasePersonResult, {
    description: 'Destroys what identifies a person, for ever; the codes stay. May be repeated.',
  })
  @Classified('RES', 'person:erase')
  erasePerson(
    @Input('input', () => ErasePersonInput, { class: 'RES', description: 'Whom, and why.' }) input: ErasePersonInput,
    @Ctx() context: HubContext,
  ): Promise<ErasePersonResult> {
    return erase(input, context);
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: 'The record that the person is counted by; null where it is this one.',
  })
  @Classified('RES', 'person:read')
  async sameAs(@Root() { countedBy }: Person, @Ctx() context: HubContext): Promise<Person | null> {
    return countedBy === null ? null : context.load(personById, countedBy);
  }

  @FieldResolver(() => [Consent], { description: 'On what grounds the identifying data may be used, oldest first.' })
  @Classified('RES', 'person:read')
  async consents(@Root() { id }: Person, @Ctx() context: HubContext): Promise<Consent[]> {
    return (await context.load(consentsOfPerson, id)) ?? [];
  }

  @FieldResolver(() => PersonIdentity, { nullable: true, description: 'Who it is; each read is recorded.' })
  @Classified('VID', 'person:identify')
  identity(
    @Root() { id: person }: Person,
    @Args(() => PurposeArgs) { purpose }: PurposeArgs,
    @Ctx() context: HubContext,
  ): Promise<GroupValues<'identity'>> {
    return read('identity', { person, purpose }, context);
  }

  @FieldResolver(() => PersonHealth, { nullable: true, description: 'What the person needs; each read is recorded.' })
  @Classified('VID', 'person:health')
  health(
    @Root() { id: person }: Person,
    @Args(() => PurposeArgs) { purpose }: PurposeArgs,
    @Ctx() context: HubContext,
  ): Promise<GroupValues<'health'>> {
    return read('health', { person, purpose }, context);
  }

  @FieldResolver(() => PersonShelter, { nullable: true, description: 'Where the person is; each read is recorded.' })
  @Classified('VID', 'person:shelter')
  shelter(
    @Root() { id: person }: Person,
    @Args(() => PurposeArgs) { purpose }: PurposeArgs,
    @Ctx() context: HubContext,
  ): Promise<GroupValues<'shelter'>> {
    return read('shelter', { person, purpose }, context);
  }

  @FieldResolver(() => PersonGuardian, {
    nullable: true,
    description: 'Who answers for the person; each read is recorded.',
  })
  @Classified('VID', 'person:identify')
  guardian(
    @Root() { id: person }: Person,
    @Args(() => PurposeArgs) { purpose }: PurposeArgs,
    @Ctx() context: HubContext,
  ): Promise<GroupValues<'guardian'>> {
    return read('guardian', { person, purpose }, context);
  }

  @FieldResolver(() => PersonWishWords, {
    nullable: true,
    description: 'What the person wants, in their own words; each read is recorded.',
  })
  @Classified('VID', 'person:wish')
  wishWords(
    @Root() { id: person }: Person,
    @Args(() => PurposeArgs) { purpose }: PurposeArgs,
    @Ctx() context: HubContext,
  ): Promise<GroupValues<'wishWords'>> {
    return read('wishWords', { person, purpose }, context);
  }

  @FieldResolver(() => PersonExploitationPlace, {
    nullable: true,
    description: 'Where exactly it happened; each read is recorded.',
  })
  @Classified('VID', 'person:identify')
  exploitationPlace(
    @Root() { id: person }: Person,
    @Args(() => PurposeArgs) { purpose }: PurposeArgs,
    @Ctx() context: HubContext,
  ): Promise<GroupValues<'exploitationPlace'>> {
    return read('exploitationPlace', { person, purpose }, context);
  }
}
