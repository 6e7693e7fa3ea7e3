import { ID, Int } from 'type-graphql';
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

  @Res('directory:read', () => Int, { description: 'Grows with every correction; send it back with the next.' })
  version!: number;

  organizationId!: string | null;
}

export const officialOf = ({ id, name, title, organization, version }: OfficialEntity): Official =>
  Object.assign(new Official(), { id, name, title, version, organizationId: organization });
