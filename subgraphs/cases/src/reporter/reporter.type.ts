import { ObjectType } from 'type-graphql';
import { Vid } from '@hub/subgraph-kit';

@ObjectType({ description: 'Who told it, and in which words; each is null when it was not told.' })
export class Reporter {
  @Vid('reporter:read', () => String, { nullable: true, description: 'Name.' })
  name!: string | null;

  @Vid('reporter:read', () => String, { nullable: true, description: 'Number to call back.' })
  phone!: string | null;

  @Vid('reporter:read', () => String, { nullable: true, description: 'How they know the persons concerned.' })
  relation!: string | null;

  @Vid('reporter:read', () => String, { nullable: true, description: 'What was told.' })
  situation!: string | null;
}

export const reporterOf = (opened: { readonly [Value in keyof Reporter]: string | null }): Reporter =>
  Object.assign(new Reporter(), opened);
