import { migration } from '@hub/subgraph-kit';

/** The day from which a place is one no more, as a country ends or merges them; whatever lies there stays. */
export const placeEndedMigration = migration(1194, 'PlaceEnded', `alter table place add ended_on date;`);
