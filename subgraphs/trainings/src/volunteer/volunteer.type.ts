import { ID, Int } from 'type-graphql';
import { connectionType, DateTime, Entity, Res } from '@hub/subgraph-kit';
import { Committee } from '../committee/committee.stub.js';
import { Place } from '../place/place.stub.js';
import type { VolunteerGroupRow } from './volunteer.store.js';

@Entity('VolunteerGroup', {
  key: 'id',
  description: 'The watchdog volunteers of a village, as numbers. Nobody is named here.',
})
export class VolunteerGroup {
  @Res('volunteer:read', () => ID, { description: 'Id of the group.' })
  id!: string;

  @Res('volunteer:read', () => Committee, { description: 'The committee that they watch for.' })
  committee!: Committee;

  @Res('volunteer:read', () => Place, { description: 'District, or the sub-district where known, of the village.' })
  place!: Place;

  @Res('volunteer:read', () => String, { description: 'Name of the village.' })
  village!: string;

  @Res('volunteer:read', () => Int, { description: 'How many they are.' })
  members!: number;

  @Res('volunteer:read', () => Int, { nullable: true, description: 'Women among them; null where nobody said.' })
  female!: number | null;

  @Res('volunteer:read', () => Int, { nullable: true, description: 'Men among them; null where nobody said.' })
  male!: number | null;

  @Res('volunteer:read', () => Int, { nullable: true, description: 'Young people among them; null where nobody said.' })
  youth!: number | null;

  @Res('volunteer:read', () => DateTime, { description: 'When the group was recorded.' })
  recordedAt!: Date;

  @Res('volunteer:read', () => Int, { description: 'Version to send back with a change.' })
  version!: number;
}

export const VolunteerGroupConnection = connectionType<VolunteerGroup>('VolunteerGroup', () => VolunteerGroup);

export const toVolunteerGroup = (row: VolunteerGroupRow): VolunteerGroup =>
  Object.assign(new VolunteerGroup(), {
    ...{ id: row.id, committee: Committee.of(row.committee), place: Place.of(row.place), village: row.village },
    ...{ members: row.members, female: row.female, male: row.male, youth: row.youth },
    ...{ recordedAt: row.recorded_at, version: row.version },
  });
