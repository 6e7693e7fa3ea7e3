import { Args, ArgsType, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  HubError,
  keysetOf,
  PageArgs,
  pageOf,
  Pub,
  toConnection,
} from '@hub/subgraph-kit';
import type { CommitteeLevel } from '@hub/vocabulary';
import { holdersOfOffice } from '../appointment/appointment.reference.js';
import { Appointment } from '../appointment/appointment.type.js';
import { CommitteeLevelCode } from '../codes.js';
import { groupsOfCommittee } from '../committee-group/committee-group.reference.js';
import { CommitteeGroup } from '../committee-group/committee-group.type.js';
import { officesOfCommittee } from '../office/office.reference.js';
import { Office } from '../office/office.type.js';
import { requireDirectoryReading } from '../permissions.js';
import { placeByCode } from '../place/place.reference.js';
import { Place } from '../place/place.type.js';
import { membersOfCommittee } from '../seat/seat.reference.js';
import { actingChairOf, committeeByKey, committeesBelow } from './committee.reference.js';
import { committeeKey, listCommittees } from './committee.store.js';
import { Committee, CommitteeConnection, committeeOf } from './committee.type.js';

const CODE = /^[A-Z]{2}-[A-Z]{2,3}\d{0,12}$/;

@ArgsType()
class CommitteesArgs extends PageArgs {
  @Pub(() => CommitteeLevelCode, { nullable: true, description: 'Only committees of this level.' })
  level?: CommitteeLevel | null;

  @Pub(() => ID, { nullable: true, description: 'Only committees of this place or of places in it, by P-code.' })
  place?: string | null;
}

@ArgsType()
class CommitteeArgs {
  @Pub(() => ID, { nullable: true, description: 'Id of the committee.' })
  id?: string | null;

  @Pub(() => ID, { nullable: true, description: 'Or its code, e.g. DL-TH5703.' })
  code?: string | null;
}

@Resolver(() => Committee)
export class CommitteeResolver {
  @Query(() => Committee, { nullable: true, description: 'One committee, by its id or by its code.' })
  @Classified('PUB')
  committee(
    @Args(() => CommitteeArgs) { id, code }: CommitteeArgs,
    @Ctx() context: HubContext,
  ): Promise<Committee | null> {
    if (!id === !code) throw new HubError('INPUT_REQUIRED');
    return context.load(committeeByKey, String(id ?? code));
  }

  @Query(() => CommitteeConnection, { description: 'Committees in the order they were entered, then by code.' })
  @Classified('PUB')
  async committees(
    @Args(() => CommitteesArgs) args: CommitteesArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<Committee>> {
    const keyset = keysetOf(args, CODE);
    const rows = await context.asCaller((tx) => listCommittees(tx, args, keyset));
    return toConnection(pageOf(rows, keyset, committeeKey), committeeOf);
  }

  @FieldResolver(() => Place, { nullable: true, description: 'The place it answers for, with everything in it.' })
  @Classified('PUB')
  place(@Root() { placeCode }: Committee, @Ctx() context: HubContext): Promise<Place | null> {
    return context.load(placeByCode, placeCode);
  }

  @FieldResolver(() => Committee, { nullable: true, description: 'The committee above it; null for the national one.' })
  @Classified('PUB')
  parent(@Root() { parentId }: Committee, @Ctx() context: HubContext): Promise<Committee | null> | null {
    return parentId ? context.load(committeeByKey, parentId) : null;
  }

  @FieldResolver(() => [Committee], { nullable: true, description: 'The first 100 committees directly below it.' })
  @Classified('PUB')
  children(@Root() { id }: Committee, @Ctx() context: HubContext): Promise<Committee[] | null> {
    return context.load(committeesBelow, id);
  }

  @FieldResolver(() => [CommitteeGroup], { nullable: true, description: 'Its groups in the order of appointment.' })
  @Classified('PUB')
  groups(@Root() { id }: Committee, @Ctx() context: HubContext): Promise<CommitteeGroup[] | null> {
    return context.load(groupsOfCommittee, id);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Seats of its executive and operations groups, filled or not, a title in several groups once; null while none is known.',
  })
  @Classified('PUB')
  memberCount(@Root() { id }: Committee, @Ctx() context: HubContext): Promise<number | null> {
    return context.load(membersOfCommittee, id);
  }

  @FieldResolver(() => [Office], { nullable: true, description: 'Its offices, held or vacant.' })
  @Classified('RES', 'directory:read')
  offices(@Root() { id }: Committee, @Ctx() context: HubContext): Promise<Office[] | null> {
    requireDirectoryReading(context);
    return context.load(officesOfCommittee, id);
  }

  @FieldResolver(() => Appointment, {
    nullable: true,
    description:
      'Who acts as its chair now: the chair, while absent the deputy, else the vice chair; null while nobody holds either.',
  })
  @Classified('RES', 'directory:read')
  async actingChair(@Root() { id }: Committee, @Ctx() context: HubContext): Promise<Appointment | null> {
    requireDirectoryReading(context);
    const office = actingChairOf(context, id);
    const held = (office && (await context.load(holdersOfOffice, office))) || [];
    return held.find(({ standsInForId }) => standsInForId) ?? held[0] ?? null;
  }
}
