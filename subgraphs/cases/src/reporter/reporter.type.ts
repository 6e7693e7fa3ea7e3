import { ID, ObjectType } from 'type-graphql';
import { Res, Vid } from '@hub/subgraph-kit';
import type { OpenedReporter } from './reporter.store.js';

@ObjectType({ description: 'Who told it, and in which words; each is null when it was not told.' })
export class Reporter {
  @Res('reporter:read', () => ID, { description: 'Id of the report; of a tip the id of the tip.' })
  report!: string;

  @Vid('reporter:read', () => String, { nullable: true, description: 'Name.' })
  name!: string | null;

  @Vid('reporter:read', () => String, { nullable: true, description: 'Number to call back.' })
  phone!: string | null;

  @Vid('reporter:read', () => String, { nullable: true, description: 'How they know the persons concerned.' })
  relation!: string | null;

  @Vid('reporter:read', () => String, { nullable: true, description: 'What was told.' })
  situation!: string | null;
}

export const reporterOf = (opened: OpenedReporter): Reporter => Object.assign(new Reporter(), opened);
