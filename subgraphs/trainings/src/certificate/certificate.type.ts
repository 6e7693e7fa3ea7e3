import { ObjectType } from 'type-graphql';
import { LocalDate, Pub } from '@hub/subgraph-kit';

@ObjectType({ description: 'Whether a number stands on a valid certificate, and for which training; never for whom.' })
export class CertificateCheck {
  @Pub(() => Boolean, { description: 'True when a certificate with this number was issued and still holds.' })
  isValid!: boolean;

  @Pub(() => String, { nullable: true, description: 'Title of the training; null unless valid.' })
  trainingTitle!: string | null;

  @Pub(() => LocalDate, { nullable: true, description: 'Day of the training; null unless valid.' })
  heldOn!: string | null;
}
