import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  HubError,
  isId,
  keysetOf,
  PageArgs,
  pageOf,
  toConnection,
} from '@hub/subgraph-kit';
import { appointmentById } from '../appointment/appointment.reference.js';
import { committeeByKey } from '../committee/committee.reference.js';
import { Committee } from '../committee/committee.type.js';
import { shiftKey, shiftsByOfficial } from '../duty/duty.store.js';
import { type DutyShift, DutyShiftConnection, dutyShiftOf } from '../duty/duty.type.js';
import { officeById } from '../office/office.reference.js';
import { Office } from '../office/office.type.js';
import { officialById } from '../official/official.reference.js';
import { Official } from '../official/official.type.js';
import { HeldOffice, Me } from './me.type.js';

@Resolver(() => Me)
export class MeResolver {
  @Query(() => Me, { nullable: true, description: 'Who is signed in; null when the caller is not a person.' })
  @Classified('RES')
  @Directive('@authenticated')
  me(@Ctx() { caller }: HubContext): Me | null {
    if (caller.kind === 'PUBLIC') throw new HubError('AUTH_REQUIRED');
    return caller.kind === 'PERSON' ? Object.assign(new Me(), { id: caller.id, scopes: caller.scopes }) : null;
  }

  @FieldResolver(() => Official, { nullable: true, description: 'Their entry in the directory.' })
  @Classified('RES', 'directory:read')
  official(@Root() { id }: Me, @Ctx() context: HubContext): Promise<Official | null> {
    return context.load(officialById, id);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Their name as the directory has it.' })
  @Classified('RES')
  async name(@Root() { id }: Me, @Ctx() context: HubContext): Promise<string | null> {
    return (await context.load(officialById, id))?.name ?? null;
  }

  @FieldResolver(() => [HeldOffice], { description: 'The offices they hold now.' })
  @Classified('RES')
  offices(@Ctx() context: HubContext): Promise<HeldOffice[]> {
    const offices = context.caller.offices.map(async ({ office, committee, appointment }) => {
      const held = appointment ? await context.load(appointmentById, appointment) : null;
      return Object.assign(new HeldOffice(), {
        officeId: office,
        committeeId: committee,
        since: held?.from ?? null,
        until: held?.until ?? null,
        acting: Boolean(held?.standsInForId),
      });
    });
    return Promise.all(offices);
  }

  @FieldResolver(() => DutyShiftConnection, { description: 'Their shifts that are not over, in the order they begin.' })
  @Classified('RES')
  async dutyShifts(
    @Root() { id }: Me,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<DutyShift>> {
    const keyset = keysetOf(args);
    const now = context.now();
    const rows = isId(id) ? await context.asCaller((tx) => shiftsByOfficial(tx, id, { now, keyset })) : [];
    return toConnection(pageOf(rows, keyset, shiftKey), dutyShiftOf);
  }
}

@Resolver(() => HeldOffice)
export class HeldOfficeResolver {
  @FieldResolver(() => Office, { nullable: true, description: 'The office.' })
  @Classified('RES')
  office(@Root() { officeId }: HeldOffice, @Ctx() context: HubContext): Promise<Office | null> {
    return context.load(officeById, officeId);
  }

  @FieldResolver(() => Committee, { nullable: true, description: 'Its committee; null for one outside them.' })
  @Classified('RES')
  committee(@Root() { committeeId }: HeldOffice, @Ctx() context: HubContext): Promise<Committee | null> | null {
    return committeeId ? context.load(committeeByKey, committeeId) : null;
  }
}
