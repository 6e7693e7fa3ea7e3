import { Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { officeById } from '../office/office.reference.js';
import { Office } from '../office/office.type.js';
import { requireAccountHolding } from '../permissions.js';
import { addSystemAccount, endSystemAccount, ownAccount, rotateSystemKey } from './system-account.commands.js';
import {
  AddSystemAccountInput,
  EndSystemAccountInput,
  RotateSystemKeyInput,
  SystemAccountResult,
} from './system-account.inputs.js';
import { keysOfAccount } from './system-account.reference.js';
import { accountsOf } from './system-account.store.js';
import { ACCOUNT_HOLDING, ACCOUNT_READING, SystemAccount, systemAccountOf, SystemKey } from './system-account.type.js';

@Resolver(() => SystemAccount)
export class SystemAccountResolver {
  @Query(() => [SystemAccount], {
    description: 'Accounts of an office’s own systems that are not over: for its holders and whoever may give them.',
  })
  @Classified('RES', ACCOUNT_HOLDING)
  async systemAccounts(
    @Input('office', () => ID, { class: 'RES', description: 'The office.' }) office: string,
    @Ctx() context: HubContext,
  ): Promise<SystemAccount[]> {
    requireAccountHolding(context, office);
    return (await context.asCaller((tx) => accountsOf(tx, office, context.now()))).map(systemAccountOf);
  }

  @Query(() => SystemAccount, { nullable: true, description: 'The account that asks; null for a person.' })
  @Classified('RES', 'repatriation:follow')
  mySystemAccount(@Ctx() context: HubContext): Promise<SystemAccount | null> {
    return ownAccount(context);
  }

  @FieldResolver(() => Office, { nullable: true, description: 'The one office that it acts for.' })
  @Classified('RES', ACCOUNT_READING)
  office(@Root() { officeId }: SystemAccount, @Ctx() context: HubContext): Promise<Office | null> {
    return context.load(officeById, officeId);
  }

  @FieldResolver(() => [SystemKey], { description: 'Its keys, the newest first, ended ones too.' })
  @Classified('RES', ACCOUNT_READING)
  async keys(@Root() { id }: SystemAccount, @Ctx() context: HubContext): Promise<SystemKey[]> {
    return (await context.load(keysOfAccount, id)) ?? [];
  }

  @Mutation(() => SystemAccountResult, {
    description: 'Gives the own system of a counterpart office an account, by the public half of its key.',
  })
  @Classified('RES', 'directory:write')
  addSystemAccount(
    @Input('input', () => AddSystemAccountInput, { class: 'RES', description: 'The account.' })
    input: AddSystemAccountInput,
    @Ctx() context: HubContext,
  ): Promise<SystemAccountResult> {
    return addSystemAccount(context, input);
  }

  @Mutation(() => SystemAccountResult, {
    description: 'Registers a new key of an account; the old one is good as well for some time.',
  })
  @Classified('RES', ACCOUNT_HOLDING)
  rotateSystemKey(
    @Input('input', () => RotateSystemKeyInput, { class: 'RES', description: 'Which one, and the key.' })
    input: RotateSystemKeyInput,
    @Ctx() context: HubContext,
  ): Promise<SystemAccountResult> {
    return rotateSystemKey(context, input);
  }

  @Mutation(() => SystemAccountResult, { description: 'Ends an account at once, on open connections too.' })
  @Classified('RES', ACCOUNT_HOLDING)
  endSystemAccount(
    @Input('input', () => EndSystemAccountInput, { class: 'RES', description: 'Which one.' })
    input: EndSystemAccountInput,
    @Ctx() context: HubContext,
  ): Promise<SystemAccountResult> {
    return endSystemAccount(context, input);
  }
}
