import { directoryRecords, volunteerGroups } from '@hub/cast';
import { Directory, grantReaders, type SeedContext } from '@hub/subgraph-kit';
import { countedVolunteers } from './volunteer.readers.js';
import { insertVolunteerGroup } from './volunteer.store.js';

export const seedVolunteers = async ({ tx, services }: SeedContext): Promise<void> => {
  const directory = Directory.of(directoryRecords(services.now()));
  for (const { id, place, village, recordedAt, ...numbers } of volunteerGroups) {
    const committee = (directory.committeeFor(place, 'DISTRICT') ?? directory.committeeFor(place, 'PROVINCE'))!.id;
    await insertVolunteerGroup(
      tx,
      { ...numbers, id, committee, place, village, recorded_at: new Date(recordedAt), fingerprint: '' },
      { by: 'system:seed', key: id, villageKey: village },
    );
    await grantReaders(tx, countedVolunteers, { resource: committee, owner: committee, directory });
  }
};
