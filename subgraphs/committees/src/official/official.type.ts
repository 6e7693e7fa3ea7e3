import { ID } from 'type-graphql';
import { Entity, Res } from '@hub/subgraph-kit';
import type { OfficialEntity } from './official.entity.js';

@Entity('Official', { key: 'id', description: 'A person who serves, or served, in an office.' })
export class Official {
  @Res('directory:read', () => ID, { description: 'Id of the person, equal to the subject of their access token.' })
  id!: string;

  @Res('directory:read', () => String, { description: 'Name.' })
  name!: string;

  @Res('directory:read', () => String, { description: 'Title in service.' })
  title!: string;

  organizationId!: string | null;
}

export const officialOf = ({ id, name, title, organization }: OfficialEntity): Official =>
  Object.assign(new Official(), { id, name, title, organizationId: organization });
