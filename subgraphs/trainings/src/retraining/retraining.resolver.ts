import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  PageArgs,
  pagesByOwner,
  rowsByOwner,
  toConnection,
} from '@hub/subgraph-kit';
import { Committee } from '../committee/committee.stub.js';
import { requireAttendeesReading } from '../permissions.js';
import { policyVersionById } from '../policy/policy.reference.js';
import { PolicyVersion } from '../policy/policy.type.js';
import { type DueRow, duePeople, ownerOf, retrainingOf } from './retraining.store.js';
import {
  RetrainingDue,
  type RetrainingParticipant,
  RetrainingParticipantConnection,
  toRetrainingDue,
  toRetrainingParticipant,
} from './retraining.type.js';

const retrainingByCommittee = rowsByOwner({
  list: retrainingOf,
  keyOf: ({ committee }) => committee,
  shape: toRetrainingDue,
});

const peopleByOwner = pagesByOwner({
  list: duePeople,
  ownerOf: ({ owner }: DueRow) => owner,
  key: ({ lastTrainedOn: at, id }: DueRow) => ({ at, id }),
});

@Resolver(() => Committee)
export class RetrainingOfCommitteeResolver {
  @FieldResolver(() => [RetrainingDue], {
    nullable: true,
    description: 'How it stands to the 100 versions of policies that come into force last, the latest first.',
  })
  @Classified('PUB')
  retrainingDue(@Root() { id }: Committee, @Ctx() context: HubContext): Promise<RetrainingDue[] | null> {
    return context.load(retrainingByCommittee, id);
  }
}

@Resolver(() => RetrainingDue)
export class RetrainingDueResolver {
  @FieldResolver(() => PolicyVersion, { nullable: true, description: 'The version.' })
  @Classified('PUB')
  policyVersion(@Root() { versionId }: RetrainingDue, @Ctx() context: HubContext): Promise<PolicyVersion | null> {
    return context.load(policyVersionById, versionId);
  }

  @FieldResolver(() => RetrainingParticipantConnection, {
    nullable: true,
    description: 'Who is due, longest ago first; none for offices of other committees than its own and those above it.',
  })
  @Classified('RES', 'training:read')
  async people(
    @Root() { versionId, committeeId }: RetrainingDue,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<RetrainingParticipant> | null> {
    requireAttendeesReading(context);
    const page = await context.load(peopleByOwner, { owner: ownerOf(versionId, committeeId), first, after });
    return page && toConnection(page, toRetrainingParticipant);
  }
}
