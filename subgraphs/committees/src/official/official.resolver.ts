import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { organizationById } from '../organization/organization.reference.js';
import { Organization } from '../organization/organization.type.js';
import { APPOINTING, requireDirectoryReading } from '../permissions.js';
import { correctOfficial, enterOfficial } from './official.commands.js';
import { CorrectOfficialInput, EnterOfficialInput, OfficialResult } from './official.inputs.js';
import { phoneOfOfficial } from './official.reference.js';
import { Official } from './official.type.js';

@Resolver(() => Official)
export class OfficialResolver {
  @FieldResolver(() => Organization, { nullable: true, description: 'The organisation they come from.' })
  @Classified('RES', 'directory:read')
  organization(@Root() { organizationId }: Official, @Ctx() context: HubContext): Promise<Organization | null> | null {
    return organizationId ? context.load(organizationById, organizationId) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Where they are called at work, as E.164; null where none is known, and for who serves elsewhere.',
  })
  @Classified('RES', 'directory:read')
  phone(@Root() { id }: Official, @Ctx() context: HubContext): Promise<string | null> {
    requireDirectoryReading(context);
    return context.load(phoneOfOfficial, id);
  }

  @Mutation(() => OfficialResult, { description: 'Makes somebody known who is to be appointed to an office.' })
  @Classified('RES', APPOINTING)
  enterOfficial(
    @Input('input', () => EnterOfficialInput, { class: 'RES', description: 'Who.' }) input: EnterOfficialInput,
    @Ctx() context: HubContext,
  ): Promise<OfficialResult> {
    return enterOfficial(input, context);
  }

  @Mutation(() => OfficialResult, { description: 'Puts right what is known of an official.' })
  @Classified('RES', APPOINTING)
  correctOfficial(
    @Input('input', () => CorrectOfficialInput, { class: 'RES', description: 'What.' }) input: CorrectOfficialInput,
    @Ctx() context: HubContext,
  ): Promise<OfficialResult> {
    return correctOfficial(input, context);
  }
}
