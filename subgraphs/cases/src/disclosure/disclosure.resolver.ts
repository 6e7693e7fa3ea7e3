import { Ctx, Mutation, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { revoke, seal } from './disclosure.commands.js';
import { OpenIdentityPackageInput, RevokeIdentityPackageInput, SealIdentityPackageInput } from './disclosure.inputs.js';
import { open } from './disclosure.opening.js';
import { IdentityPackageResult, OpenIdentityPackageResult } from './disclosure.type.js';

@Resolver()
export class DisclosureResolver {
  @Mutation(() => IdentityPackageResult, {
    description:
      'Seals who returns for the official whom the liaison desk named. Repeated, the package and the code are new.',
  })
  @Classified('RES', 'person:identify')
  sealIdentityPackage(
    @Input('input', () => SealIdentityPackageInput, { class: 'RES', description: 'Who, and what of them.' })
    input: SealIdentityPackageInput,
    @Ctx() context: HubContext,
  ): Promise<IdentityPackageResult> {
    return seal(input, context);
  }

  @Mutation(() => IdentityPackageResult, { description: 'Takes a package back that nobody has opened.' })
  @Classified('RES', 'person:identify')
  revokeIdentityPackage(
    @Input('input', () => RevokeIdentityPackageInput, { class: 'RES', description: 'Which one.' })
    input: RevokeIdentityPackageInput,
    @Ctx() context: HubContext,
  ): Promise<IdentityPackageResult> {
    return revoke(input, context);
  }

  @Mutation(() => OpenIdentityPackageResult, {
    description: 'Opens a package that names you, once, by the code that you were told; both sides see when.',
  })
  @Classified('RES', 'repatriation:follow')
  openIdentityPackage(
    @Input('input', () => OpenIdentityPackageInput, { class: 'RES', description: 'Which one, and the code.' })
    input: OpenIdentityPackageInput,
    @Ctx() context: HubContext,
  ): Promise<OpenIdentityPackageResult> {
    return open(input, context);
  }
}
