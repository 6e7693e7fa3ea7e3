import { Ctx, Mutation, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { addLiaisonContact, changeLiaisonContact, removeLiaisonContact } from './contact.commands.js';
import { AddLiaisonContactInput, ChangeLiaisonContactInput, RemoveLiaisonContactInput } from './contact.inputs.js';
import { LiaisonContactResult } from './contact.type.js';

@Resolver()
export class ContactResolver {
  @Classified('RES', 'counterpart:write')
  @Mutation(() => LiaisonContactResult, { description: 'Adds a contact to an office that you keep.' })
  addLiaisonContact(
    @Ctx() context: HubContext,
    @Input('input', () => AddLiaisonContactInput, { class: 'RES', description: 'The contact.' })
    input: AddLiaisonContactInput,
  ): Promise<LiaisonContactResult> {
    return addLiaisonContact(input, context);
  }

  @Classified('RES', 'counterpart:write')
  @Mutation(() => LiaisonContactResult, { description: 'Changes a contact of an office that you keep.' })
  changeLiaisonContact(
    @Ctx() context: HubContext,
    @Input('input', () => ChangeLiaisonContactInput, { class: 'RES', description: 'The contact as it shall be.' })
    input: ChangeLiaisonContactInput,
  ): Promise<LiaisonContactResult> {
    return changeLiaisonContact(input, context);
  }

  @Classified('RES', 'counterpart:write')
  @Mutation(() => LiaisonContactResult, {
    description: 'Takes a contact of an office that you keep away for good; nothing of it is kept.',
  })
  removeLiaisonContact(
    @Ctx() context: HubContext,
    @Input('input', () => RemoveLiaisonContactInput, { class: 'RES', description: 'Which.' })
    input: RemoveLiaisonContactInput,
  ): Promise<LiaisonContactResult> {
    return removeLiaisonContact(input, context);
  }
}
