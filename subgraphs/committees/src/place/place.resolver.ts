import { Args, ArgsType, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  Input,
  keysetOf,
  PageArgs,
  pageOf,
  Pub,
  toConnection,
} from '@hub/subgraph-kit';
import { PCODE, type PlaceLevel } from '@hub/vocabulary';
import { PlaceLevelCode } from '../codes.js';
import { committeeForPlace } from '../committee/committee.reference.js';
import { Committee } from '../committee/committee.type.js';
import { placeByCode, placesInPlace } from './place.reference.js';
import { listPlaces, placeKey } from './place.store.js';
import { Place, PlaceConnection, placeOf } from './place.type.js';

@ArgsType()
class PlacesArgs extends PageArgs {
  @Pub(() => PlaceLevelCode, { nullable: true, description: 'Only places of this level.' })
  level?: PlaceLevel | null;

  @Pub(() => ID, { nullable: true, description: 'Only places that lie directly in this one, by P-code.' })
  parent?: string | null;

  @Pub(() => Boolean, { defaultValue: false, description: 'Places that have ended, too.' })
  ended!: boolean;
}

@Resolver(() => Place)
export class PlaceResolver {
  @Query(() => Place, { nullable: true, description: 'One place.' })
  @Classified('PUB')
  place(
    @Input('pcode', () => ID, { class: 'PUB', description: 'P-code of the place.' }) pcode: string,
    @Ctx() context: HubContext,
  ): Promise<Place | null> {
    return context.load(placeByCode, pcode);
  }

  @Query(() => PlaceConnection, {
    description:
      'Places in the order they were entered, the wider ones first; those that have ended only if asked for.',
  })
  @Classified('PUB')
  async places(@Args(() => PlacesArgs) args: PlacesArgs, @Ctx() context: HubContext): Promise<ConnectionOf<Place>> {
    const keyset = keysetOf(args, PCODE);
    const rows = await context.asCaller((tx) => listPlaces(tx, args, keyset));
    return toConnection(pageOf(rows, keyset, placeKey), placeOf);
  }

  @FieldResolver(() => Place, { nullable: true, description: 'The place it lies in; null for a country.' })
  @Classified('PUB')
  parent(@Root() { parentCode }: Place, @Ctx() context: HubContext): Promise<Place | null> | null {
    return parentCode ? context.load(placeByCode, parentCode) : null;
  }

  @FieldResolver(() => [Place], {
    nullable: true,
    description: 'The first 100 places that lie directly in it and have not ended.',
  })
  @Classified('PUB')
  children(@Root() { pcode }: Place, @Ctx() context: HubContext): Promise<Place[] | null> {
    return context.load(placesInPlace, pcode);
  }

  @FieldResolver(() => Committee, {
    nullable: true,
    description: 'The active committee that answers for it: its own, else that of the nearest place around it.',
  })
  @Classified('PUB')
  committee(@Root() { pcode }: Place, @Ctx() context: HubContext): Promise<Committee | null> {
    return context.load(committeeForPlace, pcode);
  }
}
