import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext } from '@hub/subgraph-kit';
import { holdersOfOffice } from '../appointment/appointment.reference.js';
import { Appointment } from '../appointment/appointment.type.js';
import { committeeByKey } from '../committee/committee.reference.js';
import { Committee } from '../committee/committee.type.js';
import { requireDirectoryReading } from '../permissions.js';
import { Office } from './office.type.js';

@Resolver(() => Office)
export class OfficeResolver {
  @FieldResolver(() => Committee, { nullable: true, description: 'Its committee; null for one outside them.' })
  @Classified('PUB')
  committee(@Root() { committeeId }: Office, @Ctx() context: HubContext): Promise<Committee | null> | null {
    return committeeId ? context.load(committeeByKey, committeeId) : null;
  }

  @FieldResolver(() => [Appointment], { nullable: true, description: 'Appointments to it that are valid now.' })
  @Classified('RES', 'directory:read')
  holders(@Root() { id }: Office, @Ctx() context: HubContext): Promise<Appointment[] | null> {
    requireDirectoryReading(context);
    return context.load(holdersOfOffice, id);
  }

  @FieldResolver(() => Boolean, { nullable: true, description: 'True while nobody holds it.' })
  @Classified('RES', 'directory:read')
  async vacant(@Root() { id }: Office, @Ctx() context: HubContext): Promise<boolean> {
    requireDirectoryReading(context);
    return !(await context.load(holdersOfOffice, id))?.length;
  }
}
