import { ID, ObjectType } from 'type-graphql';
import { Res } from '@hub/subgraph-kit';
import type { LiaisonContactEntity } from './contact.entity.js';

@ObjectType({ description: 'An official of a counterpart office whom a committee may call.' })
export class LiaisonContact {
  @Res('counterpart:read', () => ID, { description: 'Id of the contact.' })
  id!: string;

  @Res('counterpart:read', () => String, { description: 'Name of the official.' })
  name!: string;

  @Res('counterpart:read', () => String, { description: 'Phone number of the office, with country code.' })
  phone!: string;
}

export const contactOf = ({ id, name, phone }: LiaisonContactEntity): LiaisonContact =>
  Object.assign(new LiaisonContact(), { id, name, phone });
