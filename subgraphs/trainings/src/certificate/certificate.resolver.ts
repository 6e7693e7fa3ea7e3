import { Ctx, Query, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { typedNumber } from './certificate.rules.js';
import { certified } from './certificate.store.js';
import { CertificateCheck } from './certificate.type.js';

@Resolver(() => CertificateCheck)
export class CertificateResolver {
  @Query(() => CertificateCheck, { description: 'Whether the number of a certificate is valid, for whoever holds it.' })
  @Classified('PUB')
  async verifyCertificate(
    @Input('number', () => String, { class: 'PUB', description: 'The number as it is printed.' }) typed: string,
    @Ctx() context: HubContext,
  ): Promise<CertificateCheck> {
    const number = typedNumber(typed);
    const found = number && (await context.asSystem('verify-certificate', (tx) => certified(tx, number)));
    return Object.assign(new CertificateCheck(), {
      ...{ isValid: Boolean(found), trainingTitle: found ? found.title : null, heldOn: found ? found.heldOn : null },
    });
  }
}
