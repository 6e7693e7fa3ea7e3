import { Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  HubError,
  Input,
  keysetOf,
  PageArgs,
  requireScope,
  toConnection,
} from '@hub/subgraph-kit';
import { PurposeArgs } from '../access/access.args.js';
import { Case } from '../case/case.type.js';
import { mayReadSuspects } from '../permissions.js';
import { register, update } from './suspect.commands.js';
import { erase, EraseSuspectResult } from './suspect.erasure.js';
import { EraseSuspectInput, RegisterSuspectInput, UpdateSuspectInput } from './suspect.inputs.js';
import { identityOfSuspect } from './suspect.reading.js';
import { suspectById, suspectsOfCase } from './suspect.reference.js';
import type { SuspectValues } from './suspect.sealing.js';
import { Suspect, SuspectConnection, SuspectIdentity, suspectOf, SuspectResult } from './suspect.type.js';

@Resolver(() => Suspect)
export class SuspectResolver {
  @Query(() => Suspect, { nullable: true, description: 'One suspect; null when there is none or you may not see it.' })
  @Classified('RES', 'suspect:read')
  suspect(
    @Input('id', () => ID, { class: 'RES', description: 'Id of the suspect.' }) id: string,
    @Ctx() context: HubContext,
  ): Promise<Suspect | null> {
    requireScope(context.caller, 'suspect:read');
    return context.load(suspectById, id);
  }

  @Mutation(() => SuspectResult, {
    description: 'Registers a suspect of a case that is shared with your police office for investigation.',
  })
  @Classified('RES', 'suspect:read')
  registerSuspect(
    @Input('input', () => RegisterSuspectInput, { class: 'RES', description: 'The suspect.' })
    input: RegisterSuspectInput,
    @Ctx() context: HubContext,
  ): Promise<SuspectResult> {
    return register(input, context);
  }

  @Mutation(() => SuspectResult, { description: 'Changes a suspect of such a case.' })
  @Classified('RES', 'suspect:read')
  updateSuspect(
    @Input('input', () => UpdateSuspectInput, { class: 'RES', description: 'The change.' }) input: UpdateSuspectInput,
    @Ctx() context: HubContext,
  ): Promise<SuspectResult> {
    return update(input, context);
  }

  @Mutation(() => EraseSuspectResult, {
    description: 'Destroys what identifies a suspect, for ever; the codes stay. May be repeated.',
  })
  @Classified('RES', 'person:erase')
  eraseSuspect(
    @Input('input', () => EraseSuspectInput, { class: 'RES', description: 'Whom, and why.' }) input: EraseSuspectInput,
    @Ctx() context: HubContext,
  ): Promise<EraseSuspectResult> {
    return erase(input, context);
  }

  @FieldResolver(() => SuspectIdentity, { nullable: true, description: 'Who it is; each read is recorded.' })
  @Classified('VID', 'suspect:read')
  async identity(
    @Root() { id: suspect }: Suspect,
    @Args(() => PurposeArgs) { purpose }: PurposeArgs,
    @Ctx() context: HubContext,
  ): Promise<SuspectValues> {
    const values = await context.load(identityOfSuspect, { suspect, purpose });
    if (!values) throw new HubError('FORBIDDEN_FIELD');
    return values;
  }
}

@Resolver(() => Case)
export class CaseSuspectsResolver {
  @FieldResolver(() => SuspectConnection, {
    nullable: true,
    description: 'Suspects, newest first; none unless the case is shared with your police office for investigation.',
  })
  @Classified('RES', 'suspect:read')
  async suspects(
    @Root() { id: owner }: Case,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<Suspect> | null> {
    keysetOf({ first, after });
    const page = mayReadSuspects(context) ? await context.load(suspectsOfCase, { owner, first, after }) : null;
    return page && toConnection(page, suspectOf);
  }
}
