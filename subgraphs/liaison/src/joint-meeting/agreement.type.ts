import { Int, ObjectType } from 'type-graphql';
import { LocalDate, Res } from '@hub/subgraph-kit';
import type { BorderAgreement as Code } from '@hub/vocabulary';
import { BorderAgreementCode } from '../codes.js';
import type { Agreement as Known } from './agreement.rules.js';

const READ = 'directory:read';

@ObjectType({ description: 'An agreement that cooperation over the border rests on.' })
export class Agreement {
  @Res(READ, () => BorderAgreementCode, { description: 'Which.' })
  code!: Code;

  @Res(READ, () => String, { description: 'Name in English.' })
  nameEn!: string;

  @Res(READ, () => Int, { description: 'Year in which it was adopted.' })
  year!: number;

  @Res(READ, () => LocalDate, { nullable: true, description: 'Day on which it was signed; null where no source says.' })
  signedOn!: string | null;

  @Res(READ, () => String, { description: 'Where this is told.' })
  source!: string;
}

export const agreementOf = (known: Known): Agreement => Object.assign(new Agreement(), known);
