import { ID } from 'type-graphql';
import { Entity, Res } from '@hub/subgraph-kit';

@Entity('Case', { key: 'id', description: 'A case, owned by cases.' })
export class Case {
  @Res('case:read', () => ID, { description: 'Id of the case.' })
  id!: string;
}

export const caseOf = (id: string): Case => Object.assign(new Case(), { id });
