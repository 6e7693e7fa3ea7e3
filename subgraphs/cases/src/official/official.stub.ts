import { ID } from 'type-graphql';
import { Entity, Res } from '@hub/subgraph-kit';

@Entity('Official', { key: 'id', description: 'A person in office.' })
export class Official {
  @Res('directory:read', () => ID, { description: 'Id of the person.' })
  id!: string;
}

export const officialRef = (id: string): Official => Object.assign(new Official(), { id });
