import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, Entity, LocalDate, Pub } from '@hub/subgraph-kit';
import type { PolicyKind, TrainingTopic } from '@hub/vocabulary';
import { PolicyKindCode, TrainingTopicCode } from '../codes.js';
import type { PublishedRow } from './policy.store.js';

@ObjectType({ description: 'A rule that the work of committees follows.' })
export class Policy {
  @Pub(() => String, { description: 'Stable code, e.g. ATIP_ACT.' })
  code!: string;

  @Pub(() => PolicyKindCode, { description: 'What kind of rule it is.' })
  kind!: PolicyKind;

  @Pub(() => String, { description: 'Title in English.' })
  titleEn!: string;

  @Pub(() => String, { description: 'Title in Thai.' })
  titleTh!: string;

  @Pub(() => String, { nullable: true, description: 'Title in Lao, where there is one.' })
  titleLo!: string | null;

  @Pub(() => String, { nullable: true, description: 'Title in Burmese, where there is one.' })
  titleMy!: string | null;
}

@Entity('PolicyVersion', { key: 'id', description: 'A policy as it stands from a day on; never changed afterwards.' })
export class PolicyVersion {
  @Pub(() => ID, { description: 'Id of the version.' })
  id!: string;

  @Pub(() => Policy, { description: 'The policy.' })
  policy!: Policy;

  @Pub(() => Int, { description: '1, 2, 3 in the order of publication here.' })
  number!: number;

  @Pub(() => LocalDate, { description: 'Day on which it comes into force.' })
  inForceOn!: string;

  @Pub(() => String, { description: 'What is new in it.' })
  change!: string;

  @Pub(() => [TrainingTopicCode], { description: 'Topics of training that it touches.' })
  topics!: TrainingTopic[];

  @Pub(() => String, { description: 'Where it is published.' })
  source!: string;
}

export const PolicyVersionConnection = connectionType<PolicyVersion>('PolicyVersion', () => PolicyVersion);

export const toPolicyVersion = ({
  id,
  policy,
  number,
  inForceOn,
  change,
  topics,
  source,
}: PublishedRow): PolicyVersion =>
  Object.assign(new PolicyVersion(), {
    ...{ id, number, inForceOn, change, topics, source },
    policy: Object.assign(new Policy(), policy),
  });
